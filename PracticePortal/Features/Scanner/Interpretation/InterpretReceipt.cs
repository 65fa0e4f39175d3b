using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>
/// A receipt that came is read, and read anew when somebody asks for it. Whatever comes of it, the receipt can be worked with meanwhile; what people
/// said of it stays.
/// </summary>
[Retries(Hours = 12)]
public sealed class InterpretReceipt(TenantDbContextFactory contexts, ReceiptReader reader, IFileStore store, TimeProvider clock)
    : IDomainEventHandler<ReceiptReceived>, IGivesUp<ReceiptReceived>, IDomainEventHandler<ReceiptReadingAsked>, IGivesUp<ReceiptReadingAsked>
{
    public Task HandleAsync(ReceiptReceived happened, Guid messageId, CancellationToken ct) => ReadAsync(happened.ReceiptId, DateTime.MinValue, ct);

    public Task HandleAsync(ReceiptReadingAsked happened, Guid messageId, CancellationToken ct) => ReadAsync(happened.ReceiptId, happened.AskedAt, ct);

    public Task GiveUpAsync(ReceiptReceived happened, Exception lastFailure, CancellationToken ct) => KeepAsync(happened.ReceiptId, ReadingErrors.GaveUp, ct);

    public Task GiveUpAsync(ReceiptReadingAsked happened, Exception lastFailure, CancellationToken ct) => KeepAsync(happened.ReceiptId, ReadingErrors.GaveUp, ct);

    /// <param name="receiptId">What is read.</param>
    /// <param name="unlessSince">A reading that was kept since then is the one that was asked for: this is a delivery that comes again.</param>
    /// <param name="ct">Cancelled when the server stops.</param>
    private async Task ReadAsync(Guid receiptId, DateTime unlessSince, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        var receipt = await db.Receipts.AsNoTracking().Include(r => r.Files.OrderBy(f => f.Position)).SingleOrDefaultAsync(r => r.Id == receiptId, ct);
        if (receipt is null || await db.ReceiptReadings.AnyAsync(r => r.Id == receiptId && r.At >= unlessSince, ct))
        {
            return;
        }

        FileToRead[] files = [.. receipt.Files.Select(file => new FileToRead(opening => store.OpenAsync(file.Key, opening), file.FirstPage, file.LastPage))];
        await KeepAsync(receiptId, await reader.ReadAsync(files, SwedishTime.DayOf(receipt.ReceivedAt), ct), ct);
    }

    private async Task KeepAsync(Guid receiptId, Result<ReceiptInterpretation> read, CancellationToken ct)
    {
        var kept = await Overtaken.StartAgainAsync(() => TryKeepAsync(receiptId, read, ct));
        if (!kept.Succeeded)
        {
            throw new InvalidOperationException($"What was read on a receipt could not be kept: {kept.Error.Code}.");
        }
    }

    private async Task<Result> TryKeepAsync(Guid receiptId, Result<ReceiptInterpretation> read, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        if (await db.Receipts.SingleOrDefaultAsync(r => r.Id == receiptId, ct) is not { } receipt)
        {
            return Result.Ok;
        }

        var reading = await db.ReceiptReadings.SingleOrDefaultAsync(r => r.Id == receiptId, ct) ?? db.ReceiptReadings.Add(ReceiptReading.For(receipt)).Entity;
        var now = clock.GetUtcNow().UtcDateTime;
        if (read.Succeeded)
        {
            reading.Read(read.Value.Text, ReadFact.Write(read.Value.Found.Places()), now);
        }
        else
        {
            reading.NotRead(read.Error.Code, now);
        }

        receipt.Interpret(read.Succeeded ? read.Value.Found.ToFacts() : receipt.Facts, await db.AudienceAsync(receipt.OrganisationId, through: null, ct));
        return await db.TrySaveAsync(ct);
    }

    private Task<AppDbContext> OpenAsync(CancellationToken ct) => contexts.CreateSystemAsync("interpretation", ct);
}
