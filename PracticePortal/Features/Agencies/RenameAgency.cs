using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Agencies;

/// <summary>The agency goes by another name from now on. What was asked and answered keeps the name that it was asked in.</summary>
public sealed class RenameAgency(TenantDbContextFactory contexts, AgencyRights rights)
{
    public async Task<Result> ExecuteAsync(string? name, CancellationToken ct)
    {
        await using var db = await contexts.CreateAsync(ct);
        if (await rights.AdministratorAsync(db, ct) is null)
        {
            return CommonErrors.NotAllowed;
        }

        var renamed = (await db.Agencies.SingleAsync(ct)).Rename(name);
        return renamed.Succeeded ? await db.TrySaveAsync(ct) : renamed;
    }
}
