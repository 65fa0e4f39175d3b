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
        var provisioned = await ProvisionAsync(happened, ct);
        if (!provisioned.Succeeded)
        {
            await FailAsync(happened, provisioned.Error, ct);
        }
    }

    public Task GiveUpAsync(ProvisioningDue happened, Exception lastFailure, CancellationToken ct) =>
        FailAsync(happened, ProvisioningErrors.Unavailable, ct);

    private async Task<Result> ProvisionAsync(ProvisioningDue happened, CancellationToken ct)
    {
        var collaboration = await LoadAsync(happened, ct);
        var order = ProvisioningOrder.For(collaboration);
        if (collaboration.ClosedUnapproved)
        {
            await provisioner.TakeBackAsync(order, ct); // an earlier try may have died between making something and recording it
            return Result.Ok;
        }

        if (collaboration.Status != CollaborationStatus.Provisioning || collaboration.Provisioning.Round != happened.Round)
        {
            return Result.Ok;
        }

        return collaboration.Relation == CustomerRelation.NewToSpiris
            ? await ProvisionNewAsync(happened, order, ct)
            : await ProvisionExistingAsync(happened, order, collaboration.OrganisationId, ct);
    }

    /// <summary>Scenario 3: the organisation, Scanner and the administrator.</summary>
    private async Task<Result> ProvisionNewAsync(ProvisioningDue happened, ProvisioningOrder order, CancellationToken ct)
    {
        var made = await provisioner.EnsureOrganisationAsync(order, ct);
        if (!made.Succeeded)
        {
            return made.Error;
        }

        var id = made.Value;
        return await InOrderAsync(
            () => RecordAsync(happened, ProvisioningStep.Organisation, id, ct),
            () => provisioner.EnsureSubscriptionAsync(id, order, ct),
            () => RecordAsync(happened, ProvisioningStep.Subscription, id, ct),
            () => provisioner.EnsureAdministratorAsync(id, order, ct),
            () => RecordAsync(happened, ProvisioningStep.Administrator, id, ct),
            () => AskAsync(happened, order, id, isNew: true, ct));
    }

    /// <summary>Scenario 2: Scanner.</summary>
    private async Task<Result> ProvisionExistingAsync(ProvisioningDue happened, ProvisioningOrder order, Guid? organisationId, CancellationToken ct) =>
        organisationId is { } id
            ? await InOrderAsync(
                () => provisioner.EnsureSubscriptionAsync(id, order, ct),
                () => RecordAsync(happened, ProvisioningStep.Subscription, id, ct),
                () => AskAsync(happened, order, id, isNew: false, ct))
            : ProvisioningErrors.OrganisationGone;

    private static async Task<Result> InOrderAsync(params Func<Task<Result>>[] steps)
    {
        foreach (var step in steps)
        {
            if (await step() is { Succeeded: false } refused)
            {
                return refused;
            }
        }

        return Result.Ok;
    }

    private Task<Result> RecordAsync(ProvisioningDue happened, ProvisioningStep step, Guid organisationId, CancellationToken ct) =>
        SaveAsync(happened, c => c.ProvisioningStepDone(step, organisationId, Now), ct);

    private async Task<Result> AskAsync(ProvisioningDue happened, ProvisioningOrder order, Guid organisationId, bool isNew, CancellationToken ct)
    {
        var people = await WhomToAskAsync(order.ContactEmail, organisationId, isNew, ct);
        return people.Count == 0 ? ProvisioningErrors.NobodyToAsk : await SaveAsync(happened, c => c.Provisioned(people, lifetimes, Now), ct);
    }

    /// <summary>Saves how far it has come. When the request was closed meanwhile, what was made is taken back and nothing more is made.</summary>
    private async Task<Result> SaveAsync(ProvisioningDue happened, Func<Collaboration, Result> verb, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var collaboration = await db.Collaborations.SingleAsync(c => c.Id == happened.CollaborationId, ct);
        if (verb(collaboration) is { Succeeded: false } refused)
        {
            if (collaboration.ClosedUnapproved)
            {
                await provisioner.TakeBackAsync(ProvisioningOrder.For(collaboration), ct);
            }

            return refused;
        }

        return await db.TrySaveAsync(ct) is { Succeeded: false } conflict
            ? throw new InvalidOperationException($"The step has to be recorded again: {conflict.Error.Code}.")
            : Result.Ok;
    }

    private async Task<IReadOnlyList<AskedPerson>> WhomToAskAsync(string contactEmail, Guid organisationId, bool isNew, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var administrators = await db.OrganisationUsers.AsNoTracking()
            .Where(u => u.OrganisationId == organisationId && u.Role == OrganisationRole.OrganisationAdministrator && u.IsPending == isNew
                && (isNew || u.UserId != null))
            .OrderBy(u => u.Id).ToListAsync(ct);
        return AskedPerson.Of(administrators, contactEmail);
    }

    private async Task<Collaboration> LoadAsync(ProvisioningDue happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        return await db.Collaborations.AsNoTracking().SingleAsync(c => c.Id == happened.CollaborationId, ct);
    }

    private async Task FailAsync(ProvisioningDue happened, Error reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("provisioning", ct);
        var collaboration = await db.Collaborations.SingleAsync(c => c.Id == happened.CollaborationId, ct);
        if (collaboration.Provisioning.Round == happened.Round && collaboration.FailProvisioning(reason.Code).Succeeded)
        {
            await db.SaveChangesAsync(ct);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
