using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner;

/// <summary>An organisation's administrator approves a newer version of the Scanner terms. Scanner works before and after it alike.</summary>
public sealed class ApproveScannerTerms(TenantDbContextFactory contexts, OrganisationRights rights, ScannerTerms terms)
{
    /// <param name="versionId">The text whose box was ticked, in the language in which it was read.</param>
    /// <param name="ct">Cancels before the save.</param>
    public async Task<Result> ExecuteAsync(Guid? versionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == db.Scope.OrganisationId && o.Status == OrganisationStatus.Active, ct);
        if (organisation is null || await rights.AdministratorAsync(db, ct) is not { } person)
        {
            return CommonErrors.NotFound;
        }

        var approved = await terms.ApproveAsync(db, organisation, person, versionId, ct);
        return approved.Succeeded ? await db.TrySaveAsync(ct) : approved;
    }
}
