using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Features.Provisioning;

namespace PracticePortal.Tests.Features.Provisioning;

/// <summary>The portal's own provisioner with trouble around it, as the test lays it.</summary>
internal sealed class MischievousProvisioner(PortalProvisioner inner, Mischief mischief) : IProvisioner
{
    public async Task<Guid> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct)
    {
        await mischief.BeforeOrganisation();
        var id = await inner.EnsureOrganisationAsync(order, ct);
        await mischief.AfterOrganisation();
        return id;
    }

    public async Task EnsureSubscriptionAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        await mischief.BeforeSubscription();
        await inner.EnsureSubscriptionAsync(organisationId, order, ct);
        await mischief.AfterSubscription();
    }

    public async Task EnsureAdministratorAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        await inner.EnsureAdministratorAsync(organisationId, order, ct);
        await mischief.AfterAdministrator();
    }

    public Task TakeBackAsync(ProvisioningOrder order, CancellationToken ct) => inner.TakeBackAsync(order, ct);
}

/// <summary>What happens around each step; nothing unless the test says so.</summary>
internal sealed class Mischief
{
    public Func<Task> BeforeOrganisation { get; set; } = Nothing;

    public Func<Task> AfterOrganisation { get; set; } = Nothing;

    public Func<Task> BeforeSubscription { get; set; } = Nothing;

    public Func<Task> AfterSubscription { get; set; } = Nothing;

    public Func<Task> AfterAdministrator { get; set; } = Nothing;

    public static Task Nothing() => Task.CompletedTask;

    public static Task Fail() => throw new TimeoutException("Spiris did not answer.");

    public void Replace(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddScoped<PortalProvisioner>();
        services.Replace(ServiceDescriptor.Scoped<IProvisioner, MischievousProvisioner>());
    }
}
