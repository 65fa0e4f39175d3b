using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Provisioning;

/// <summary>Creates what an activation needs, step by step, each recorded when it is there; then the customer is asked.</summary>
[Retries(Minutes = 2)]
public sealed class ProvisionOnActivation(
    TenantDbContextFactory contexts, IProvisioner provisioner, InvitationLifetimes lifetimes, TimeProvider clock)
    : IDomainEventHandler<ProvisioningDue>, IGivesUp<ProvisioningDue>
{
    public async Task HandleAsync(ProvisioningDue happened, Guid messageId, CancellationToken ct)
    {
        try
        {
            await ProvisionAsync(happened, ct);
        }
        catch (ProvisioningRefusedException refused)
        {
            await FailAsync(happened, refused.Reason, ct);
        }
    }

    public Task GiveUpAsync(ProvisioningDue happened, Exception lastFailure, CancellationToken ct) =>
        FailAsync(happened, ProvisioningRefusedException.Unavailable, ct);

    private async Task ProvisionAsync(ProvisioningDue happened, CancellationToken ct)
    {
        var collaboration = await LoadAsync(happened, ct);
        var order = ProvisioningOrder.For(collaboration);
        if (!collaboration.IsOpen)
        {
            await provisioner.TakeBackAsync(order, ct); // an earlier try may have died between making something and recording it
            return;
        }

        if (collaboration.Status != CollaborationStatus.Provisioning || collaboration.Provisioning.Round != happened.Round)
        {
            return;
        }

        var isNew = collaboration.Relation == CustomerRelation.NewToSpiris;
        var organisationId = isNew
            ? await provisioner.EnsureOrganisationAsync(order, ct)
            : collaboration.OrganisationId ?? throw new ProvisioningRefusedException(ProvisioningRefusedException.OrganisationGone);

        if (isNew && !await RecordAsync(happened, c => c.ProvisioningStepDone(ProvisioningStep.Organisation, organisationId, Now), ct))
        {
            return;
        }

        await provisioner.EnsureSubscriptionAsync(organisationId, order, ct);
        if (!await RecordAsync(happened, c => c.ProvisioningStepDone(ProvisioningStep.Subscription, organisationId, Now), ct))
        {
            return;
        }

        if (isNew)
        {
            await provisioner.EnsureAdministratorAsync(organisationId, order, ct);
            if (!await RecordAsync(happened, c => c.ProvisioningStepDone(ProvisioningStep.Administrator, organisationId, Now), ct))
            {
                return;
            }
        }

        var people = await WhomToAskAsync(collaboration, organisationId, isNew, ct);
        await RecordAsync(happened, c => c.Provisioned(people, lifetimes, Now), ct);
    }

    /// <summary>Saves one step; false when the request ended meanwhile, and then what was just made is taken back.</summary>
    private async Task<bool> RecordAsync(ProvisioningDue happened, Func<Collaboration, Result> step, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var collaboration = await db.Collaborations.SingleAsync(c => c.Id == happened.CollaborationId, ct);
        if (step(collaboration) is { Succeeded: false } refused)
        {
            if (!collaboration.IsOpen)
            {
                await provisioner.TakeBackAsync(ProvisioningOrder.For(collaboration), ct);
                return false;
            }

            throw new ProvisioningRefusedException(ReasonOf(refused.Error!));
        }

        if (await db.TrySaveAsync(ct) is { Succeeded: false } conflict)
        {
            throw new InvalidOperationException($"The step has to be recorded again: {conflict.Error!.Code}.");
        }

        return true;
    }

    private async Task<IReadOnlyList<AskedPerson>> WhomToAskAsync(Collaboration collaboration, Guid organisationId, bool isNew, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var administrators = await db.OrganisationUsers.AsNoTracking()
            .Where(u => u.OrganisationId == organisationId && u.Role == OrganisationRole.OrganisationAdministrator && u.IsPending == isNew
                && (isNew || u.UserId != null))
            .OrderBy(u => u.Id).ToListAsync(ct);
        return AskedPerson.Of(administrators, collaboration.ContactEmail);
    }

    private async Task<Collaboration> LoadAsync(ProvisioningDue happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        return await db.Collaborations.AsNoTracking().SingleAsync(c => c.Id == happened.CollaborationId, ct);
    }

    private async Task FailAsync(ProvisioningDue happened, string reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var collaboration = await db.Collaborations.SingleAsync(c => c.Id == happened.CollaborationId, ct);
        if (collaboration.Provisioning.Round == happened.Round && collaboration.FailProvisioning(reason).Succeeded)
        {
            await db.SaveChangesAsync(ct);
        }
    }

    private static string ReasonOf(Error error) =>
        error.Code == CollaborationErrors.NobodyToAsk.Code ? ProvisioningRefusedException.NobodyToAsk : ProvisioningRefusedException.Unavailable;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
