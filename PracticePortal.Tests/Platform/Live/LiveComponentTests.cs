using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Components.Layout;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris.Pages;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Live;

public sealed class LiveComponentTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_ChangedBetweenThePrerenderedPageAndTheCircuit_IsShown()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        await using var context = new PortalTestContext(portal);
        context.ComponentFactories.Add(type => type == typeof(PageHeader), _ => new BetweenReadingAndListening(CancelUnheardAsync));

        var page = context.Render<AnswerPage>(p => p.Add(x => x.CollaborationId, request.Collaboration.Id));

        page.WaitForAssertion(() => Assert.Equal("Cancelled", page.Find(".chip").TextContent.Trim()));
        Assert.Empty(page.FindAll("input[type=checkbox]"));

        // Past the events, so that no live message tells of it.
        async Task CancelUnheardAsync()
        {
            await using var db = await portal.OpenAsync();
            await db.Collaborations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CollaborationStatus.Cancelled), Ct);
        }
    }

    [Fact]
    public async Task Connection_ThatIsBack_LetsThePageReadAgain()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await using var context = new PortalTestContext(office.Portal);
        var page = Open(context);
        var connection = context.Services.GetRequiredService<CircuitConnection>();
        var before = page.Instance.Readings;

        await connection.OnConnectionUpAsync(null!, Ct); // as at every start
        Assert.Equal(before, page.Instance.Readings);
        await connection.OnConnectionDownAsync(null!, Ct);
        await connection.OnConnectionUpAsync(null!, Ct);

        page.WaitForAssertion(() => Assert.Equal($"Reading {before + 1}", page.Markup));
    }

    [Fact]
    public async Task Readings_AskedForWhileOneRuns_AreOneMoreAfterIt_AndTheNewestIsShown()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await using var context = new PortalTestContext(office.Portal);
        var page = Open(context);
        var before = page.Instance.Readings;
        var slow = new TaskCompletionSource();
        page.Instance.Read = () => slow.Task;

        var first = page.InvokeAsync(page.Instance.ReadAsync);
        page.Instance.Read = () => Task.CompletedTask;
        var others = Task.WhenAll(page.InvokeAsync(page.Instance.ReadAsync), page.InvokeAsync(page.Instance.ReadAsync), page.InvokeAsync(page.Instance.ReadAsync));

        Assert.Equal(before + 1, page.Instance.Readings);
        slow.SetResult();
        await Task.WhenAll(first, others);
        Assert.Equal(before + 2, page.Instance.Readings);
        page.WaitForAssertion(() => Assert.Equal($"Reading {before + 2}", page.Markup));
    }

    [Fact]
    public async Task Reading_ThatFailsAfterALiveMessage_IsTriedAgainUntilItSucceeds()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await using var context = new PortalTestContext(office.Portal);
        var page = Open(context);
        var before = page.Instance.Readings;
        page.Instance.Read = () => page.Instance.Readings < before + 3 ? throw new InvalidOperationException("The database is away.") : Task.CompletedTask;

        office.Portal.Live.Publish(LiveTopic.Agency(office.Agency.Id));
        await page.Instance.PassAsync(office.Portal, untilReadings: before + 3);

        page.WaitForAssertion(() => Assert.Equal($"Reading {before + 3}", page.Markup));
    }

    [Fact]
    public async Task Reading_ThatFailsForGood_IsShown()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await using var context = new PortalTestContext(office.Portal);
        var boundary = context.Render<PageErrorBoundary>(p => p.AddChildContent<Watching>());
        var page = boundary.FindComponent<Watching>();
        page.WaitForAssertion(() => Assert.Equal("Reading 2", page.Markup));
        page.Instance.Read = () => throw new InvalidOperationException("The database is away.");

        office.Portal.Live.Publish(LiveTopic.Agency(office.Agency.Id));
        await page.Instance.PassAsync(office.Portal, untilReadings: 2 + 1 + LiveComponent.Retries.Count);

        boundary.WaitForAssertion(() => Assert.Contains("Something went wrong", boundary.Markup, StringComparison.Ordinal));
    }

    /// <summary>One reading for the prerendered page, one when it begins to listen.</summary>
    private static IRenderedComponent<Watching> Open(PortalTestContext context)
    {
        var page = context.Render<Watching>();
        page.WaitForAssertion(() => Assert.Equal("Reading 2", page.Markup));
        return page;
    }

    /// <summary>Shows how often it read.</summary>
    private sealed class Watching : LiveComponent
    {
        private readonly SemaphoreSlim _read = new(0);
        private int _shown;

        public Func<Task> Read { get; set; } = () => Task.CompletedTask;

        public int Readings { get; private set; }

        public Task ReadAsync() => ReloadAsync();

        /// <summary>Lets time pass until it has read so often.</summary>
        public async Task PassAsync(TestPortal portal, int untilReadings)
        {
            for (var tries = 0; Readings < untilReadings; tries++)
            {
                Assert.True(tries < 10_000, "The page did not read again.");
                portal.Clock.Advance(LiveUpdates.Pause);
                await _read.WaitAsync(TimeSpan.FromMilliseconds(1), Ct);
            }
        }

        protected override async Task LoadAsync()
        {
            var number = ++Readings;
            _read.Release();
            await Read();
            _shown = number;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"Reading {_shown}");
    }

    /// <summary>Stands in for a part of the page: it is drawn after the first reading and before the page begins to listen.</summary>
    private sealed class BetweenReadingAndListening(Func<Task> change) : ComponentBase
    {
        [Parameter(CaptureUnmatchedValues = true)]
        public IReadOnlyDictionary<string, object>? Ignored { get; set; }

        protected override Task OnInitializedAsync() => change();
    }
}
