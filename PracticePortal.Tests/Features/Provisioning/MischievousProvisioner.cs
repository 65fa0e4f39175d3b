using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Features.Provisioning;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Features.Provisioning;

/// <summary>A provisioner with trouble around it, as the test lays it.</summary>
internal sealed class MischievousProvisioner(IProvisioner inner, Mischief mischief) : IProvisioner
{
    public async Task<Result<Guid>> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct)
    {
        await mischief.BeforeOrganisation();
        var made = await inner.EnsureOrganisationAsync(order, ct);
        await mischief.AfterOrganisation();
        return made;
    }

    public async Task<Result> EnsureSubscriptionAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        await mischief.BeforeSubscription();
        var made = await inner.EnsureSubscriptionAsync(organisationId, order, ct);
        await mischief.AfterSubscription();
        return made;
    }

    public async Task<Result> EnsureAdministratorAsync(Guid organisationId, ProvisioningOrder order, CancellationToken ct)
    {
        var made = await inner.EnsureAdministratorAsync(organisationId, order, ct);
        await mischief.AfterAdministrator();
        return made;
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
        var inner = services.Last(service => service.ServiceType == typeof(IProvisioner));
        services.Replace(ServiceDescriptor.Scoped<IProvisioner>(provider => new MischievousProvisioner(
            (IProvisioner)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)), this)));
    }
}
