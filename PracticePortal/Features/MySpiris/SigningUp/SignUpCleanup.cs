using Hangfire;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>What people typed who never came is not kept; nor is it of those who did, as it stands in their sign-in and their organisation.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class SignUpCleanup(TenantDbContextFactory contexts, TimeProvider clock)
{
    /// <summary>Long enough for a late click to read that the link is too old, and how to ask again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static readonly RecurringSweep Recurring = new(
        "sign-up-cleanup", "47 * * * *",
        (jobs, id, cron) => jobs.AddOrUpdate<SignUpCleanup>(id, job => job.SweepAsync(CancellationToken.None), cron));

    public async Task SweepAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        await using var db = await contexts.CreateSystemAsync("sign-up", ct);
        await db.SignUps.Where(s => s.AskedAt < before).ExecuteDeleteAsync(ct);
    }
}
