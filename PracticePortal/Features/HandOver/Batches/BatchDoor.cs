using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>Opens the Scanner that a batch belongs to, for whoever may open its receipts; for everybody else there is no batch.</summary>
public sealed class BatchDoor(ScannerDoor door, TenantDbContextFactory contexts)
{
    /// <summary>The batch is loaded with its entries, and changes are followed.</summary>
    public async Task<OpenBatch?> OpenAsync(Guid batchId, CancellationToken ct)
    {
        if (await OwnerOfAsync(batchId, ct) is not { } organisationId || await door.OfOrganisationAsync(organisationId, ct) is not { } visit)
        {
            return null;
        }

        var batch = await visit.Db.KeptBatches.Include(b => b.Entries).SingleAsync(b => b.OrganisationId == organisationId && b.Id == batchId, ct);
        return new OpenBatch(visit, batch);
    }

    /// <summary>Whether it still stands, and the person may still open it.</summary>
    public async Task<bool> IsOpenAsync(Guid batchId, CancellationToken ct)
    {
        await using var visit = await OwnerOfAsync(batchId, ct) is { } organisationId ? await door.OfOrganisationAsync(organisationId, ct) : null;
        return visit is not null && await visit.Db.KeptBatches.AnyAsync(b => b.OrganisationId == visit.OrganisationId && b.Id == batchId && b.UndoneAt == null, ct);
    }

    private async Task<Guid?> OwnerOfAsync(Guid batchId, CancellationToken ct)
    {
        await using var everywhere = await contexts.CreateSystemAsync("whose batch it is", ct);
        return await everywhere.KeptBatches.Where(b => b.Id == batchId).Select(b => (Guid?)b.OrganisationId).SingleOrDefaultAsync(ct);
    }
}

/// <summary>A batch, open to somebody who may. Dispose it behind the act.</summary>
public sealed record OpenBatch(ScannerVisit Visit, KeptBatch Batch) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Visit.DisposeAsync();

    /// <summary>The receipts that stand in it; changes are followed.</summary>
    internal async Task<IReadOnlyList<Receipt>> ReceiptsAsync(CancellationToken ct)
    {
        var ids = Batch.Entries.Select(entry => entry.ReceiptId).ToList();
        return await Visit.Db.Receipts.Where(r => r.OrganisationId == Batch.OrganisationId && ids.Contains(r.Id)).ToListAsync(ct);
    }
}
