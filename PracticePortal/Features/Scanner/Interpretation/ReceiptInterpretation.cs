using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>What was read on a receipt.</summary>
/// <param name="Pages">Every page of every file, in their order; those that could not be read say why.</param>
/// <param name="Found">What stands on it, as far as the rules are sure.</param>
public sealed record ReceiptInterpretation(IReadOnlyList<InterpretedPage> Pages, FoundFacts Found)
{
    /// <summary>All that was read, for a search.</summary>
    public string Text => string.Join('\n', Pages.Select(page => page.Text).Where(text => text.Length > 0));
}

/// <param name="File">From nought, in the order in which the files were given.</param>
/// <param name="PageOfFile">From one.</param>
/// <param name="Text">Line by line, from top to bottom; empty when nothing stands there or it could not be read.</param>
/// <param name="NotRead">Why the page could not be read.</param>
public sealed record InterpretedPage(int File, int PageOfFile, string Text, Error? NotRead = null)
{
    /// <summary>By which it is to be turned clockwise so that it can be read, nought to three.</summary>
    public int QuarterTurns { get; init; }
}

/// <summary>The facts that were found; one that is null was not found, or what was found contradicts itself.</summary>
public sealed record FoundFacts
{
    public static readonly FoundFacts None = new();

    public Found<string>? Supplier { get; init; }

    /// <summary>Ten digits, with a check digit that holds.</summary>
    public Found<string>? SupplierNumber { get; init; }

    /// <summary>The day of the purchase, or of the invoice.</summary>
    public Found<DateOnly>? Date { get; init; }

    /// <summary>What was paid or is to be paid, in hundredths of the currency (öre); negative for money given back.</summary>
    public Found<long>? Total { get; init; }

    /// <summary>Highest first. Only when all rates of the receipt are known and sum up to its total.</summary>
    public Found<IReadOnlyList<RateSum>>? Rates { get; init; }

    /// <summary>ISO 4217.</summary>
    public Found<string>? Currency { get; init; }

    public Found<ReceiptPayment>? Payment { get; init; }

    /// <summary>The card's last four digits.</summary>
    public Found<string>? CardDigits { get; init; }

    public Found<string>? InvoiceNumber { get; init; }

    /// <summary>The number that a payment of an invoice carries (OCR): digits, of which the last is a check digit that holds.</summary>
    public Found<string>? PaymentReference { get; init; }
}

/// <summary>A fact, and what speaks for it.</summary>
/// <param name="Place">Where it stands; null for what follows from other facts.</param>
/// <param name="Sure">0 to 100. From 80 on it was shown by figures that add up, a check digit or a label; below it somebody should look.</param>
/// <param name="Why">The strongest first.</param>
public sealed record Found<T>(T Value, PagePlace? Place, int Sure, IReadOnlyList<Reason> Why);

/// <summary>Where something stands.</summary>
/// <param name="Page">From nought: the place in <see cref="ReceiptInterpretation.Pages"/>.</param>
/// <param name="Box">On the page as it can be read: turned by what the camera said, and by <see cref="InterpretedPage.QuarterTurns"/>.</param>
public sealed record PagePlace(int Page, PageBox Box);

/// <summary>A rectangle on a page: shares of its width and height, 0 to 1, from the upper left corner.</summary>
public readonly record struct PageBox(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double Middle => Top + (Height / 2);

    /// <summary>The same place on the page when it is turned.</summary>
    /// <param name="quarters">Clockwise, nought to three.</param>
    public PageBox Turned(int quarters) => quarters switch
    {
        0 => this,
        1 => new(1 - Bottom, Left, Height, Width),
        2 => new(1 - Right, 1 - Bottom, Width, Height),
        3 => new(Top, 1 - Right, Height, Width),
        _ => throw new ArgumentOutOfRangeException(nameof(quarters)),
    };

    /// <summary>The smallest that holds both.</summary>
    public PageBox With(PageBox other)
    {
        var (left, top) = (Math.Min(Left, other.Left), Math.Min(Top, other.Top));
        return new PageBox(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }
}

/// <summary>What speaks for a fact, or against being sure of it.</summary>
public enum Reason
{
    /// <summary>A word beside it says what it is.</summary>
    Labelled,

    CheckDigit,

    /// <summary>Net and VAT are the gross sum, for each rate and in all.</summary>
    AddsUp,

    /// <summary>It stands there more than once, such as the total and what was paid by card.</summary>
    Repeated,

    /// <summary>It stands where such things stand.</summary>
    Position,

    /// <summary>It follows from other facts, or from the language.</summary>
    Derived,

    /// <summary>There are others that it could be.</summary>
    Ambiguous,

    /// <summary>It was hard to read.</summary>
    HardToRead,
}
