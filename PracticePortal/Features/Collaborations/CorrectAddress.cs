using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Collaborations;

/// <summary>The letter to a new customer's administrator went to a wrong address: the old link is dead at once, a new letter goes to the right one.</summary>
public sealed class CorrectAddress(
    TenantDbContextFactory contexts, AgencyRights rights, PortalUsers users, ResendLimit limit, InvitationLifetimes lifetimes, TimeProvider clock)
{
    public Task<Result> ExecuteAsync(Guid collaborationId, string? name, string? email, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => CheckAndCorrectAsync(collaborationId, name, email, ct));

    private async Task<Result> CheckAndCorrectAsync(Guid collaborationId, string? name, string? email, CancellationToken ct)
    {
        await using (var ours = await contexts.CreateAsync(ct))
        {
            if (await rights.MemberAsync(ours, ct) is null || !await ours.Collaborations.AnyAsync(c => c.Id == collaborationId, ct))
            {
                return CommonErrors.NotFound;
            }
        }

        var address = EmailAddress.Parse(email, "Email");
        var line = PlainText.Name(name, "Name", Customers.Customer.ContactNameMaxLength);
        if (!line.Succeeded || !address.Succeeded)
        {
            return line.Error ?? address.Error!;
        }

        // The administrator's row is the organisation's: the right to the collaboration was asked above, the write is the person's own.
        await using var db = await contexts.CreateSystemAsPersonAsync(ct);
        return await CorrectAsync(db, collaborationId, line.Value, address.Value, ct);
    }

    private async Task<Result> CorrectAsync(AppDbContext db, Guid collaborationId, string name, string email, CancellationToken ct)
    {
        var collaboration = await db.Collaborations.Include(c => c.Invitations).SingleAsync(c => c.Id == collaborationId, ct);
        if (await limit.RefusalAsync(db, collaboration, ct) is { } refusal)
        {
            return refusal;
        }

        if (collaboration.Invitations is not [var invitation] || await IsSharedAsync(db, collaboration, ct))
        {
            return CollaborationErrors.NotReaddressable;
        }

        var administrator = await db.OrganisationUsers.SingleOrDefaultAsync(u => u.Id == invitation.OrganisationUserId, ct);
        var existing = await users.FindAsync(db, email, ct);
        var corrected = administrator?.CorrectAddress(name, email, existing?.Id) ?? CollaborationErrors.NotReaddressable;
        if (corrected.Succeeded)
        {
            corrected = collaboration.CorrectAddress(name, email, existing is null, lifetimes, clock.GetUtcNow().UtcDateTime);
        }

        if (!corrected.Succeeded)
        {
            return corrected;
        }

        var customer = await db.Customers.SingleAsync(c => c.Id == collaboration.CustomerId, ct);
        customer.CorrectContact(name, email);
        return await db.TrySaveAsync(ct);
    }

    /// <summary>Another agency's request stands on the same administrator, who cannot be moved from under it.</summary>
    private static Task<bool> IsSharedAsync(AppDbContext db, Collaboration collaboration, CancellationToken ct) =>
        db.Collaborations.AnyAsync(
            c => c.OrganisationId == collaboration.OrganisationId && c.Id != collaboration.Id && c.ClosedAt == null, ct);
}
