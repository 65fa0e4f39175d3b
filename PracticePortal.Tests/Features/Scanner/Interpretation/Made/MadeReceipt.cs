using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>What stands on a made receipt: null or empty for what does not.</summary>
internal sealed record Truth
{
    public required string Supplier { get; init; }

    public required string Number { get; init; }

    public required DateOnly Date { get; init; }

    public required long Total { get; init; }

    public IReadOnlyList<RateSum> Rates { get; init; } = [];

    public required string Currency { get; init; }

    public required ReceiptPayment Payment { get; init; }

    public string? CardDigits { get; init; }

    public string? InvoiceNumber { get; init; }

    public string? Reference { get; init; }
}

/// <summary>Part of a row.</summary>
/// <param name="At">Of the width between the margins, 0 to 1: where it begins, has its middle or ends.</param>
/// <param name="Align">-1 begins there, 0 has its middle there, 1 ends there.</param>
internal sealed record Cell(string Text, double At = 0, int Align = -1);

/// <param name="Cells">Side by side.</param>
/// <param name="Size">Of the letters, beside the usual one.</param>
/// <param name="Gap">Above it, in rows.</param>
internal sealed record Row(IReadOnlyList<Cell> Cells, double Size = 1, bool IsBold = false, double Gap = 0);

/// <summary>A receipt, its writing, and the truth about it.</summary>
/// <param name="Columns">How many letters of the usual size a row holds.</param>
internal sealed record MadeReceipt(int Seed, Truth Truth, IReadOnlyList<Row> Rows, int Columns, bool IsSheet)
{
    /// <summary>A day after all of them.</summary>
    public static readonly DateOnly ReceivedOn = new(2026, 11, 15);

    /// <summary>Even seeds are for tuning the rules; what is made of odd ones is not looked at.</summary>
    public bool IsForTuning => Seed % 2 == 0;

    public static MadeReceipt Of(int seed)
    {
        var dice = new Dice(seed);
        return dice.Percent(25) ? InvoiceMaker.Make(seed, dice) : TillMaker.Make(seed, dice);
    }
}
