using Microsoft.Extensions.DependencyInjection;
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
}
