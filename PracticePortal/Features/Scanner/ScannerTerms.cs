using System.Globalization;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Scanner;

/// <summary>An organisation's yes to the Scanner terms that apply now, with its evidence. Nothing is written twice for one version.</summary>
public sealed class ScannerTerms(OrganisationRights rights, ClientConnection connection, TimeProvider clock)
{
    /// <param name="db">The unit of work that it is saved with.</param>
    /// <param name="organisation">On whose behalf.</param>
    /// <param name="person">Its administrator.</param>
    /// <param name="versionId">The text whose box was ticked; null when none was.</param>
    /// <param name="ct">Cancels before the save.</param>
    public async Task<Result> ApproveAsync(AppDbContext db, Organisation organisation, OrganisationUser person, Guid? versionId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var asked = await db.ScannerTermsAskedAsync(organisation.Id, now, ct);
        if (asked.Count == 0)
        {
            return Result.Ok; // approved already: here, by a colleague, or with an agency's request
        }

        if (asked.SingleOrDefault(v => v.Id == versionId) is not { } read)
        {
            return versionId is { } ticked && await db.IsReplacedAsync([ticked], now, ct) ? TermsErrors.Replaced : TermsErrors.NotApproved;
        }

        var by = new TermsApprover(
            person.UserId!.Value, await rights.NameAsync(db, person, ct), person.Email, connection.Address, connection.Browser);
        var subject = new TermsSubject(organisation.Id, organisation.Name, organisation.OrganisationNumber);
        db.TermsApprovals.Add(TermsApproval.Give(read, by, subject, now));
        db.Raise(new ScannerTermsApproved(organisation.Id, organisation.Name, read.Number.ToString(CultureInfo.InvariantCulture)));
        db.Touch(organisation); // of two administrators at the same moment the second is told, and finds it done
        return Result.Ok;
    }
}
