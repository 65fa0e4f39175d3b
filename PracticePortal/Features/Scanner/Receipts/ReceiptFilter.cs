using System.Globalization;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Which of an organisation's receipts a list shows. The one place that says what is found by what; it stands in the list's address.</summary>
/// <param name="Shown">The part of the inbox.</param>
/// <param name="Text">Beginnings of words that stand on the receipt, in its facts or in its files' names; empty for all.</param>
/// <param name="From">The first day, as it stands on the receipt.</param>
/// <param name="Until">The last day.</param>
public sealed record ReceiptFilter(ReceiptsShown Shown, string Text = "", DateOnly? From = null, DateOnly? Until = null)
{
    public const string ShownName = "show";
    public const string TextName = "search";
    public const string FromName = "from";
    public const string UntilName = "until";

    private const string Day = "yyyy-MM-dd";

    /// <summary>Less than the whole part is shown.</summary>
    public bool IsNarrowed => Text.Length > 0 || From is not null || Until is not null;

    /// <summary>What in an address cannot be read narrows nothing.</summary>
    public static ReceiptFilter Read(string? shown, string? text, string? from, string? until) =>
        new(PageAddress.ReadFilter<ReceiptsShown>(shown), text is { Length: <= SearchInAddress.MaxLength } ? text.Trim() : "", ReadDay(from), ReadDay(until));

    /// <summary>As it stands in an address, where a text that may be a personal number never stands.</summary>
    public (string Name, string Value)[] Write() =>
    [
        (ShownName, PageAddress.Write(Shown)), (TextName, PersonalNumbers.MayBeIn(Text) ? "" : Text), (FromName, WriteDay(From)), (UntilName, WriteDay(Until)),
    ];

    /// <summary>Those of the organisation's receipts that it lets through.</summary>
    internal IQueryable<Receipt> Of(IQueryable<Receipt> all, ScannerVisit visit)
    {
        var part = (StatusOf(Shown) is { } status ? all.Where(r => r.Status == status) : all).Where(r => r.MergedIntoId == null); // whose pages another one has
        part = From is { } from ? part.Where(r => r.Date >= from) : part;
        part = Until is { } until ? part.Where(r => r.Date <= until) : part;
        return Text.Length == 0 ? part : part.WithWords(visit.Db, visit.OrganisationId, Text);
    }

    /// <summary>Null for all of them.</summary>
    internal static ReceiptStatus? StatusOf(ReceiptsShown shown) => shown switch
    {
        ReceiptsShown.New => ReceiptStatus.New,
        ReceiptsShown.Interpreted => ReceiptStatus.Interpreted,
        ReceiptsShown.NeedsAnswer => ReceiptStatus.NeedsAnswer,
        ReceiptsShown.Ready => ReceiptStatus.Ready,
        ReceiptsShown.HandedOver => ReceiptStatus.HandedOver,
        ReceiptsShown.Archived => ReceiptStatus.Archived,
        ReceiptsShown.All => null,
    };

    private static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string WriteDay(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture) ?? "";
}
