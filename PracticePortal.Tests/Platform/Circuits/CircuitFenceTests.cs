using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Platform.Circuits;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Circuits;

/// <summary>One person's browser, or a program that took their cookie, cannot fill the server with open pages.</summary>
public sealed class CircuitFenceTests : IDisposable
{
    private readonly TaskCompletionSource _closed = new();
    private readonly OpenCircuits _circuits = new(TimeProvider.System, NullLogger<OpenCircuits>.Instance);
    private readonly CircuitFence _fence;

    public CircuitFenceTests() => _fence = new CircuitFence(_ => _closed.Task, _circuits);

    public void Dispose() => _fence.Dispose();

    [Fact]
    public async Task Connections_OfOnePerson_AreBounded_AndAnotherPersonIsNotHeldUp()
    {
        var person = Guid.CreateVersion7();
        var open = Enumerable.Range(0, CircuitFence.MostAtOnce).Select(_ => ConnectAsync(person).Ends).ToList();
        Assert.All(open, connection => Assert.False(connection.IsCompleted));

        Assert.Equal(StatusCodes.Status429TooManyRequests, await StatusAsync(person));
        Assert.False(ConnectAsync(Guid.CreateVersion7()).Ends.IsCompleted);

        _closed.SetResult();
        await Task.WhenAll(open);
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(person));
    }

    [Fact]
    public async Task Connections_ThatComeAndGo_AreBoundedForEachMinute()
    {
        var person = Guid.CreateVersion7();
        _closed.SetResult();

        var statuses = new List<int>();
        for (var tries = 0; tries <= CircuitFence.MostEachMinute; tries++)
        {
            statuses.Add(await StatusAsync(person));
        }

        Assert.Equal(CircuitFence.MostEachMinute, statuses.Count(status => status == StatusCodes.Status200OK));
        Assert.Equal(StatusCodes.Status429TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Instance_ThatIsAboutToStop_TakesNoNewPage()
    {
        await _circuits.MoveOnAsync();

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await StatusAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Hub_WithoutALogIn_OpensForNobody()
    {
        await using var app = await PortalApp.StartAsync();
        var stranger = app.Visitor();
        var person = app.Visitor();
        await app.HaveMemberAsync("consultant@agency.example");
        await person.LogInAsync("consultant@agency.example");

        Assert.Equal(401, await PostAsync(stranger, "/_blazor/negotiate?negotiateVersion=1"));
        Assert.Equal(401, (int)(await stranger.OpenAsync("/_blazor?id=1")).Status);
        Assert.Equal(200, await PostAsync(person, "/_blazor/negotiate?negotiateVersion=1"));
        Assert.Equal(400, (int)(await person.OpenAsync("/_blazor?id=1")).Status);
    }

    private static async Task<int> PostAsync(Visitor visitor, string address)
    {
        using var nothing = new StringContent("");
        using var answer = await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), nothing, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private async Task<int> StatusAsync(Guid person)
    {
        var (context, ends) = ConnectAsync(person);
        await ends;
        return context.Response.StatusCode;
    }

    private (HttpContext Context, Task Ends) ConnectAsync(Guid person)
    {
        var context = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.ToString())], "test")),
        };
        context.Request.Path = "/_blazor";
        context.Features.Set<IHttpUpgradeFeature>(new Upgradable());
        return (context, _fence.InvokeAsync(context));
    }

    private sealed class Upgradable : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => true;

        public Task<Stream> UpgradeAsync() => throw new NotSupportedException();
    }
}
