using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Provisioning;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Provisioning;

/// <summary>The portal creates on its own rows.</summary>
public sealed class ProvisionOnActivationTests : ProvisionOnActivationCases
{
    protected override void Replace(IServiceCollection services)
    {
        // It is what the portal does by itself.
    }

    protected override void CheckPending((int Organisations, int Subscriptions, int People) own)
    {
        // There are no other books.
    }
}

/// <summary>The service at Spiris creates, and its books agree with the portal's rows.</summary>
public sealed class ProvisionByServiceTests : ProvisionOnActivationCases, IAsyncLifetime
{
    private ProvisioningTestServer _spiris = null!;

    public async ValueTask InitializeAsync() => _spiris = await ProvisioningTestServer.StartAsync();

    public ValueTask DisposeAsync() => _spiris.DisposeAsync();

    protected override void Replace(IServiceCollection services) => _spiris.Replace(services);

    protected override void CheckPending((int Organisations, int Subscriptions, int People) own) => Assert.Equal(own, _spiris.Books.Pending);

    [Fact]
    public async Task What_was_approved_is_not_taken_back_by_a_step_that_comes_once_more_after_the_end()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesMySpiris, replace: Replace);
        var id = await the.RequestAsync();
        Assert.True((await the.ApproveAsync(id)).Succeeded);
        the.Portal.LogIn(the.Office.Consultant);
        Assert.True((await the.Portal.Get<EndCollaboration>().ExecuteAsync(id, ct)).Succeeded);

        await the.Portal.Get<ProvisionOnActivation>().HandleAsync(new ProvisioningDue(id, Round: 1), Guid.CreateVersion7(), ct);
        await the.Portal.DeliverAsync();

        Assert.DoesNotContain(id, _spiris.Books.ClosedRequests);
    }
}
