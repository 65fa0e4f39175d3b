using System.Globalization;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.HandOver.Batches;

/// <summary>
/// A batch that was handed over, as it was then. It stands until it is undone, which it can be until somebody says that the books have it.
/// </summary>
public sealed class KeptBatch : Entity, IOrganisationOwned
{
    /// <summary>In one batch: it is made by one save, and a person has to find their way in it.</summary>
    public const int MostReceipts = 500;

    private readonly List<KeptEntry> _entries = [];

    private KeptBatch()
    {
    }

    public Guid OrganisationId { get; private init; }

    /// <summary>Counts the organisation's batches, from 1.</summary>
    public int Number { get; private init; }

    public BookkeepingProgram Program { get; private init; }

    public DateOnly YearStart { get; private init; }

    public DateOnly YearEnd { get; private init; }

    /// <summary>The organisation's name at that time.</summary>
    public string CustomerName { get; private init; } = "";

    public string CustomerNumber { get; private init; } = "";

    public DateTime MadeAt { get; private init; }

    public Guid MadeById { get; private init; }

    public string MadeByName { get; private init; } = "";

    /// <summary>For which side that person acted.</summary>
    public CollaborationSide MadeBy { get; private init; }

    /// <summary>For lists.</summary>
    public int Count { get; private init; }

    /// <summary>The number of the batch whose receipts it hands over once more; null for receipts that are handed over for the first time.</summary>
    public int? AgainOf { get; private init; }

    public DateTime? UndoneAt { get; private set; }

    public string? UndoneByName { get; private set; }

    public DateTime? TakenInAt { get; private set; }

    public string? TakenInByName { get; private set; }

    /// <summary>As far as they were loaded.</summary>
    public IReadOnlyList<KeptEntry> Entries => _entries;

    public FinancialYear Year => FinancialYear.Of(YearStart, YearEnd).Value;

    /// <summary>Keeps what was gathered.</summary>
    /// <param name="gathered">Whole and balanced.</param>
    /// <param name="program">For which.</param>
    /// <param name="againOf">The batch whose receipts go once more; null for the first time.</param>
    /// <param name="by">Who hands over.</param>
    /// <param name="told">Who is told.</param>
    /// <param name="now">When.</param>
    public static KeptBatch Keep(
        HandOverBatch gathered, BookkeepingProgram program, KeptBatch? againOf, ReceiptBringer by, ReceiptAudience told, DateTime now)
    {
        var batch = new KeptBatch
        {
            OrganisationId = by.OrganisationId,
            Number = gathered.Number,
            Program = program,
            YearStart = gathered.Year.Start,
            YearEnd = gathered.Year.End,
            CustomerName = gathered.Customer.Name,
            CustomerNumber = gathered.Customer.OrganisationNumber,
            MadeAt = now,
            MadeById = by.UserId,
            MadeByName = by.Name,
            MadeBy = by.Side,
            Count = gathered.Entries.Count,
            AgainOf = againOf?.Number,
        };
        batch._entries.AddRange(gathered.Entries.Select(entry => KeptEntry.Keep(batch, entry)));
        batch.Raise(againOf is null
            ? new BatchMade(told, Shown(gathered.Number), Shown(gathered.Entries.Count))
            : new BatchMadeAgain(told, Shown(gathered.Number), Shown(againOf.Number)));
        return batch;
    }

    /// <summary>It counts no more, as if it had never been made.</summary>
    public Result Undo(string byName, ReceiptAudience told, DateTime now)
    {
        if (WhyClosed() is { } closed)
        {
            return closed;
        }

        (UndoneAt, UndoneByName) = (now, byName);
        _entries.ForEach(entry => entry.Undo());
        Raise(new BatchUndone(told, Shown(Number)));
        return Result.Ok;
    }

    /// <summary>The books have it. From now on it cannot be undone here: it would have to be undone there as well.</summary>
    public Result TakeIn(string byName, ReceiptAudience told, DateTime now)
    {
        if (WhyClosed() is { } closed)
        {
            return closed;
        }

        (TakenInAt, TakenInByName) = (now, byName);
        Raise(new BatchTakenIn(told, Shown(Number)));
        return Result.Ok;
    }

    /// <summary>Why it has no files any more; null when it stands.</summary>
    public Error? WhyUndone() => UndoneAt is { } undone ? HandOverErrors.BatchUndone.By(UndoneByName!, undone) : null;

    /// <summary>With its files, as it was handed over; the same each time.</summary>
    /// <param name="pictures">Of each receipt.</param>
    public HandOverBatch WithPictures(ILookup<Guid, BatchPicture> pictures) => HandOverBatch.Gather(
        Number, SwedishTime.DayOf(MadeAt), new BatchCustomer(CustomerName, CustomerNumber), Year,
        [.. _entries.Select(entry => entry.ToReceipt([.. pictures[entry.ReceiptId]]))]).Value;

    private Error? WhyClosed() => WhyUndone() ?? (TakenInAt is { } taken ? HandOverErrors.BatchTakenIn.By(TakenInByName!, taken) : null);

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}
