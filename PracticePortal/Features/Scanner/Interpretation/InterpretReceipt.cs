using System.Globalization;
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
[FewAtATime]
public sealed class InterpretReceipt(
    TenantDbContextFactory contexts, ReceiptReader reader, ReadingTurns turns, IFileStore store, IOutboxNudge nudge, TimeProvider clock)
    : IDomainEventHandler<ReceiptReceived>, IGivesUp<ReceiptReceived>, IDomainEventHandler<ReceiptReadingAsked>, IGivesUp<ReceiptReadingAsked>
{
    public Task HandleAsync(ReceiptReceived happened, Guid messageId, CancellationToken ct) => ReadAsync(happened.ReceiptId, DateTime.MinValue, ct);

    public Task HandleAsync(ReceiptReadingAsked happened, Guid messageId, CancellationToken ct) => ReadAsync(happened.ReceiptId, happened.AskedAt, ct);

    public Task GiveUpAsync(ReceiptReceived happened, Exception lastFailure, CancellationToken ct) => KeepAsync(happened.ReceiptId, new Attempt(ReadingErrors.GaveUp, clock.GetUtcNow().UtcDateTime, OfPages: null), ct);

    public Task GiveUpAsync(ReceiptReadingAsked happened, Exception lastFailure, CancellationToken ct) => KeepAsync(happened.ReceiptId, new Attempt(ReadingErrors.GaveUp, clock.GetUtcNow().UtcDateTime, OfPages: null), ct);

    /// <param name="receiptId">What is read.</param>
    /// <param name="unlessSince">A reading that was kept since then is the one that was asked for: this is a delivery that comes again.</param>
    /// <param name="ct">Cancelled when the server stops.</param>
    private async Task ReadAsync(Guid receiptId, DateTime unlessSince, CancellationToken ct)
    {
        var began = clock.GetUtcNow().UtcDateTime;
        await using var db = await OpenAsync(ct);
        var receipt = await db.Receipts.AsNoTracking().Include(r => r.Files.OrderBy(f => f.Position)).SingleOrDefaultAsync(r => r.Id == receiptId, ct);
        if (receipt is null || receipt.Files.Count == 0 || await db.ReceiptReadings.AnyAsync(r => r.Id == receiptId && r.At >= unlessSince, ct))
        {
            return;
        }

        var turn = turns.Take(receipt.OrganisationId);
        if (!turn.IsAcquired)
        {
            throw new NotYetException(turns.PutOff(receipt.OrganisationId));
        }

        try
        {
            FileToRead[] files = [.. receipt.Files.Select(file => new FileToRead(opening => store.OpenAsync(file.Key, opening), file.FirstPage, file.LastPage))];
            var read = await reader.ReadAsync(receipt.OrganisationId, files, SwedishTime.DayOf(receipt.ReceivedAt), ct);
            await KeepAsync(receiptId, new Attempt(read, began, PagesOf(receipt)), ct);
        }
        finally
        {
            turn.Dispose();
            nudge.Nudge(); // one that was put off may be due now
        }
    }

    private async Task KeepAsync(Guid receiptId, Attempt attempt, CancellationToken ct)
    {
        var kept = await Overtaken.StartAgainAsync(() => TryKeepAsync(receiptId, attempt, ct));
        if (!kept.Succeeded)
        {
            throw new InvalidOperationException($"What was read on a receipt could not be kept: {kept.Error.Code}.");
        }
    }

    /// <summary>Reading takes a while: what was read of pages that are elsewhere since, or begun before another one that is kept, is of no use any more.</summary>
    private async Task<Result> TryKeepAsync(Guid receiptId, Attempt attempt, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        var receipt = await db.Receipts.Include(r => r.Files).SingleOrDefaultAsync(r => r.Id == receiptId, ct);
        if (receipt is null || (attempt.OfPages is { } pages && pages != PagesOf(receipt)))
        {
            return Result.Ok; // whoever moved the pages asked for a reading of what is there now
        }

        var reading = await db.ReceiptReadings.SingleOrDefaultAsync(r => r.Id == receiptId, ct);
        if (reading?.At > attempt.Began)
        {
            return Result.Ok;
        }

        var isFirst = reading is not { State: ReadingState.Read };
        reading ??= db.ReceiptReadings.Add(ReceiptReading.For(receipt)).Entity;
        var (read, began) = (attempt.Read, attempt.Began);
        if (read.Succeeded)
        {
            reading.Read(read.Value.Text, ReadFact.Write(read.Value.Places()), began);
        }
        else
        {
            reading.NotRead(read.Error.Code, began);
        }

        var told = await db.AudienceAsync(receipt.OrganisationId, through: null, ct);
        receipt.Interpret(read.Succeeded ? read.Value.Found.ToFacts() : receipt.Facts, told);
        if (isFirst && read.Succeeded)
        {
            TurnUpright(receipt, read.Value.Pages, told);
        }

        return await db.TrySaveAsync(ct);
    }

    /// <summary>A page that could be read only otherwise than it was brought is shown so, unless somebody has turned it. Only once: whoever turns it back is right.</summary>
    private static void TurnUpright(Receipt receipt, IReadOnlyList<InterpretedPage> pages, ReceiptAudience told)
    {
        ReceiptFile[] files = [.. receipt.Files.OrderBy(f => f.Position)];
        foreach (var page in pages.Where(page => page.QuarterTurns > 0))
        {
            if (ReceiptFile.TurnsOf(files[page.File].Turns, page.PageOfFile) == 0)
            {
                receipt.TurnPage(files[page.File].Id, page.PageOfFile, page.QuarterTurns, told);
            }
        }
    }

    private static string PagesOf(Receipt receipt) => string.Join(' ', receipt.Files.OrderBy(f => f.Position)
        .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Id}:{f.FirstPage}-{f.LastPage}")));

    private Task<AppDbContext> OpenAsync(CancellationToken ct) => contexts.CreateSystemAsync("interpretation", ct);

    /// <param name="Read">What came of it.</param>
    /// <param name="Began">When the pages were looked up.</param>
    /// <param name="OfPages">Which pages; null where none were read.</param>
    private sealed record Attempt(Result<ReceiptInterpretation> Read, DateTime Began, string? OfPages);
}
