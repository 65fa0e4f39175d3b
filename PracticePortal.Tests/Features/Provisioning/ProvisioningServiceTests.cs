using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Provisioning;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Provisioning;

/// <summary>The service at Spiris misbehaves in every way that networks know, and everything is made once or not at all.</summary>
public sealed class ProvisioningServiceTests : IAsyncLifetime
{
    private readonly HeardLog _log = new();
    private ProvisioningTestServer _spiris = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _spiris = await ProvisioningTestServer.StartAsync();

    public ValueTask DisposeAsync() => _spiris.DisposeAsync();

    [Theory]
    [InlineData(ProvisioningFault.Error)]
    [InlineData(ProvisioningFault.Busy)]
    [InlineData(ProvisioningFault.Hang)]
    [InlineData(ProvisioningFault.Drop)]
    [InlineData(ProvisioningFault.DropAfterDoing)]
    [InlineData(ProvisioningFault.HalfAnswer)]
    [InlineData(ProvisioningFault.Twice)]
    [InlineData(ProvisioningFault.Late)]
    public async Task One_fault_at_any_step_is_lived_through_in_the_same_breath(ProvisioningFault fault)
    {
        foreach (var place in Enumerable.Range(0, 3))
        {
            var before = _spiris.Books.Made;
            await using var the = await StartAsync(CustomerRelation.NewToSpiris);
            _spiris.Plan([.. Enumerable.Repeat(ProvisioningFault.None, place), fault]);

            var collaboration = await the.FindAsync(await the.RequestAsync());

            Assert.Contains(_spiris.Books.Calls, call => call.Fault == fault);
            Assert.Equal(CollaborationStatus.AwaitingApproval, collaboration.Status);
            Assert.Equal(3, _spiris.Books.Made - before);
            Assert.Single(the.Portal.Mail.Accepted);
            Assert.True((await the.CancelAsync(collaboration.Id)).Succeeded);
            Assert.Equal((0, 0, 0), _spiris.Books.Pending);
        }

        AssertOneKeyForEachStep();
    }

    [Theory]
    [InlineData(ProvisioningFault.Error)]
    [InlineData(ProvisioningFault.Drop)]
    [InlineData(ProvisioningFault.DropAfterDoing)]
    [InlineData(ProvisioningFault.HalfAnswer)]
    [InlineData(ProvisioningFault.NotJson)]
    [InlineData(ProvisioningFault.OtherAnswer)]
    public async Task A_fault_that_stays_is_tried_again_by_the_outbox_and_makes_nothing_twice(ProvisioningFault fault)
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        _spiris.Behave("subscription", fault);
        var id = await the.RequestAsync();
        Assert.Equal(CollaborationStatus.Provisioning, (await the.FindAsync(id)).Status);

        _spiris.Behave("subscription", ProvisioningFault.None);
        await the.Portal.DeliverAsync(); // its delay has not passed
        Assert.Equal(CollaborationStatus.Provisioning, (await the.FindAsync(id)).Status);
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
        Assert.Equal(3, _spiris.Books.Made);
        AssertOneKeyForEachStep();
    }

    [Fact]
    public async Task A_service_that_refuses_connections_is_told_to_the_agency_and_Retry_goes_on_when_it_is_back()
    {
        await using var the = await StartAsync(CustomerRelation.UsesMySpiris);
        await _spiris.RefuseConnectionsAsync();
        var id = await the.RequestAsync();
        for (var tries = 1; tries < 6; tries++)
        {
            Assert.Equal(CollaborationStatus.Provisioning, (await the.FindAsync(id)).Status);
            the.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await the.Portal.DeliverAsync();
        }

        Assert.Equal(ProvisioningErrors.Unavailable.Code, (await the.FindAsync(id)).Provisioning.FailedBecause);

        await _spiris.ListenAsync();
        the.Portal.LogIn(the.Office.Consultant);
        Assert.True((await the.Portal.Get<RetryProvisioning>().ExecuteAsync(id, Ct)).Succeeded);
        await the.Portal.DeliverAsync();

        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
        Assert.Equal($"{id:N}-2-subscription", Assert.Single(_spiris.Books.Calls).Key);
    }

    [Theory]
    [InlineData(409, "organisation-exists", "organisation-appeared")]
    [InlineData(409, "other-contact", "other-contact")]
    [InlineData(409, "organisation-gone", "organisation-gone")]
    [InlineData(422, "not-acceptable", "not-acceptable")]
    [InlineData(409, "request-closed", "request-closed")]
    public async Task A_refusal_is_the_agencys_to_know_at_once_and_is_not_tried_again(int status, string code, string reason)
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        _spiris.Behave("organisation", new ProvisioningMischief(ProvisioningFault.Refuse) { Status = status, Code = code });

        var failed = await the.FindAsync(await the.RequestAsync());

        Assert.Equal((CollaborationStatus.ProvisioningFailed, reason), (failed.Status, failed.Provisioning.FailedBecause));
        Assert.NotEqual(CollaborationTexts.Failure("unavailable"), CollaborationTexts.Failure(reason));
        Assert.Single(_spiris.Books.Calls);
        Assert.Empty(the.Portal.Mail.Tries);
        Assert.True((await the.CancelAsync(failed.Id)).Succeeded);
        Assert.Equal((0, 0), await the.Portal.ReadAsync(async db => (await db.Organisations.CountAsync(Ct), await db.OrganisationUsers.CountAsync(Ct))));
    }

    [Theory]
    [InlineData(409, "a-code-of-tomorrow")]
    [InlineData(401, "")]
    [InlineData(404, "")]
    [InlineData(302, "")]
    public async Task An_answer_that_the_contract_does_not_know_is_a_fault_and_tried_later(int status, string code)
    {
        await using var the = await StartAsync(CustomerRelation.UsesMySpiris);
        _spiris.Behave("subscription", new ProvisioningMischief(ProvisioningFault.Refuse) { Status = status, Code = code });

        var id = await the.RequestAsync();

        Assert.Equal(CollaborationStatus.Provisioning, (await the.FindAsync(id)).Status);
        Assert.Single(_spiris.Books.Calls);
        Assert.Contains($"{status}", await LastErrorAsync(the), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_does_after_the_request_was_cancelled_is_undone()
    {
        var release = new TaskCompletionSource();
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        _spiris.Behave("administrator", new ProvisioningMischief(ProvisioningFault.Late) { Hold = release.Task });
        var id = await the.RequestAsync();
        Assert.Equal(CollaborationStatus.Provisioning, (await the.FindAsync(id)).Status);
        Assert.Equal((1, 1, 0), _spiris.Books.Pending);

        Assert.True((await the.CancelAsync(id)).Succeeded);
        release.SetResult();
        await _spiris.LateDoneAsync();
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        Assert.Equal((0, 0, 0), _spiris.Books.Pending);
        Assert.Contains(id, _spiris.Books.ClosedRequests);
        Assert.Equal(0, await the.Portal.ReadAsync(db => db.Organisations.CountAsync(Ct)));
    }

    [Fact]
    public async Task Taking_back_waits_for_a_service_that_is_away_for_days()
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        await _spiris.RefuseConnectionsAsync();
        Assert.True((await the.CancelAsync(id)).Succeeded);
        for (var hours = 0; hours < 50; hours++)
        {
            the.Portal.Clock.Advance(TimeSpan.FromHours(1));
            await the.Portal.DeliverAsync();
        }

        await _spiris.ListenAsync();
        the.Portal.Clock.Advance(TimeSpan.FromHours(2));
        await the.Portal.DeliverAsync();

        Assert.Equal((0, 0, 0), _spiris.Books.Pending);
    }

    [Theory]
    [InlineData(CustomerRelation.NewToSpiris)]
    [InlineData(CustomerRelation.UsesMySpiris)]
    public async Task The_approval_is_told_to_the_service_however_often_it_fails(CustomerRelation relation)
    {
        await using var the = await StartAsync(relation);
        var id = await the.RequestAsync();
        if (relation == CustomerRelation.NewToSpiris)
        {
            Assert.True((await the.SetUpSignInAsync()).Succeeded);
        }

        _spiris.Behave("confirmation", ProvisioningFault.Error);
        Assert.True((await the.ApproveAsync(id)).Succeeded);
        await the.Portal.DeliverAsync();
        Assert.True(Assert.Single(_spiris.Books.Organisations).SubscriptionIsPending);

        _spiris.Behave("confirmation", ProvisioningFault.None);
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        Assert.Equal((0, 0, 0), _spiris.Books.Pending);
        Assert.True(Assert.Single(_spiris.Books.Organisations).HasSubscription);
    }

    [Fact]
    public async Task A_service_that_asks_for_a_long_pause_is_left_alone_and_no_worker_waits()
    {
        await using var the = await StartAsync(CustomerRelation.UsesMySpiris);
        _spiris.Behave("subscription", new ProvisioningMischief(ProvisioningFault.Busy) { RetryAfter = TimeSpan.FromHours(1) });
        var started = Stopwatch.GetTimestamp();

        await the.RequestAsync();

        Assert.Single(_spiris.Books.Calls);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_open_circuit_spares_the_service_and_closes_again()
    {
        await using var the = await StartAsync(
            CustomerRelation.UsesMySpiris,
            ProvisioningTestServer.Quick with { CircuitTries = 2, CircuitRest = TimeSpan.FromMilliseconds(500) });
        _spiris.Behave("subscription", ProvisioningFault.Error);
        var order = ProvisioningOrder.For(await the.FindAsync((await the.ActivateAsync()).Value));
        var organisation = the.Organisation!.Id;
        var provisioner = the.Portal.Get<IProvisioner>();

        await Assert.ThrowsAnyAsync<Exception>(() => provisioner.EnsureSubscriptionAsync(organisation, order, Ct));
        var spared = _spiris.Books.Calls.Count;
        await Assert.ThrowsAsync<Polly.CircuitBreaker.BrokenCircuitException>(() => provisioner.EnsureSubscriptionAsync(organisation, order, Ct));
        Assert.Equal(spared, _spiris.Books.Calls.Count);

        _spiris.Behave("subscription", ProvisioningFault.None);
        await UntilAsync(async () => await Record.ExceptionAsync(() => provisioner.EnsureSubscriptionAsync(organisation, order, Ct)) is null);
    }

    [Fact]
    public async Task Neither_the_log_nor_the_outbox_holds_people_or_the_key()
    {
        await using var the = await StartAsync(CustomerRelation.NewToSpiris);
        var id = (await the.ActivateAsync()).Value;
        _spiris.Plan(ProvisioningFault.Error, ProvisioningFault.Hang, ProvisioningFault.NotJson);
        await the.Portal.DeliverAsync();
        var first = await LastErrorAsync(the);
        _spiris.Behave("*", new ProvisioningMischief(ProvisioningFault.Refuse) { Status = 409, Code = $"{ActivationCase.Contact} is taken" });
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await the.Portal.DeliverAsync();

        var last = await LastErrorAsync(the);
        string[] secrets = [ProvisioningTestServer.ApiKey, ActivationCase.Contact, the.Customer.Name, the.Customer.OrganisationNumber];
        var order = ProvisioningOrder.For(await the.FindAsync(id));
        Assert.Contains(_spiris.Books.Calls, call => call.Body.Contains(order.Name, StringComparison.Ordinal));
        Assert.Contains("cannot be read", first, StringComparison.Ordinal);
        Assert.NotEmpty(_log.Lines);
        Assert.All(secrets, secret => Assert.DoesNotContain(_log.Lines.Append(first).Append(last), line => line.Contains(secret, StringComparison.Ordinal)));
    }

    private Task<ActivationCase> StartAsync(CustomerRelation relation, ServicePatience? patience = null) =>
        ActivationCase.StartAsync(relation, replace: services =>
        {
            services.AddLogging(logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Trace));
            _spiris.Replace(services, patience ?? ProvisioningTestServer.Quick);
        });

    private static Task<string> LastErrorAsync(ActivationCase the) => the.Portal.ReadAsync(db =>
        db.Outbox.Where(m => m.HandlerName == nameof(ProvisionOnActivation)).Select(m => m.LastError).SingleAsync(Ct));

    /// <summary>However often a step is tried, it is one question.</summary>
    private void AssertOneKeyForEachStep() => Assert.All(
        _spiris.Books.Calls.GroupBy(call => (call.RequestId, call.Method, call.Step)), tries => Assert.Single(tries.Select(call => call.Key).Distinct()));

    private static async Task UntilAsync(Func<Task<bool>> so)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await so())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            _lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // It holds nothing but lines.
        }
    }
}
