using FsCheck;
using FsCheck.Fluent;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Scanner.Amounts;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>Made-up receipts: any amounts, any mix of rates, any text that people or misreadings can bring.</summary>
public static class MadeReceipts
{
    public static readonly DateOnly FirstDay = new(2026, 1, 1);

    /// <summary>Öre, negative when given back, from nothing up to a hundred million kronor.</summary>
    public sealed record Amount(long Ore);

    /// <summary>A rate that exists.</summary>
    public sealed record Rate(int Percent);

    /// <summary>Anything that fits into a string: control characters, quotes, emoji, halves of pairs.</summary>
    public sealed record AnyText(string Value);

    /// <summary>One readable line, in any script.</summary>
    public sealed record Line(string Value);

    public sealed record Paid(PaymentWay Way);

    /// <summary>A receipt that somebody at the agency found right.</summary>
    public sealed record Ready(ReceiptFigures Figures, Line Supplier, Paid Paid);

    public static Arbitrary<Amount> Amounts() => Ores.Select(ore => new Amount(ore)).ToArbitrary();

    public static Arbitrary<Rate> Rates() => Gen.Elements(25, 12, 6, 0).Select(percent => new Rate(percent)).ToArbitrary();

    public static Arbitrary<AnyText> Texts() => Text(Gen.OneOf(Plain, Awkward, Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString())))
        .Select(text => new AnyText(text)).ToArbitrary();

    public static Arbitrary<Line> Lines() =>
        Text(Gen.OneOf(Plain, Gen.Elements("é", "ø", "€", "–", "\"", "\\", "☕", "👩‍👩‍👧", "中", "Ж", "'", ";", "{", "}", "#", "=")))
            .Select(text => new Line($"A{text}Z")).ToArbitrary();

    public static Arbitrary<Paid> Payments() => Gen.Elements(Enum.GetValues<PaymentWay>()).Select(way => new Paid(way)).ToArbitrary();

    /// <summary>As a till makes them: VAT of each rate right to a few öre, the total as it is or rounded to the krona.</summary>
    public static Arbitrary<ReceiptFigures> Figures() => (
        from day in Gen.Choose(0, 364)
        from percents in Gen.SubListOf<int>([25, 12, 6, 0]).Where(list => list.Count > 0)
        from grosses in Gen.ArrayOf(Ores, percents.Count)
        from offs in Gen.ArrayOf(Gen.Choose(-1, 1), percents.Count)
        from cash in Gen.Elements(true, false)
        let rates = percents.Zip(grosses, offs).Select(line => WithOff(line.First, line.Second, line.Third)).ToList()
        let sum = rates.Sum(rate => rate.Gross)
        let total = cash ? (long)decimal.Round(sum / 100m, MidpointRounding.AwayFromZero) * 100 : sum
        where total != 0
        select new ReceiptFigures(FirstDay.AddDays(day), total, rates)).ToArbitrary();

    public static Arbitrary<Ready> Readies() => (
        from figures in Figures().Generator
        from supplier in Lines().Generator
        from paid in Payments().Generator
        select new Ready(figures, supplier, paid)).ToArbitrary();

    private static Gen<long> Ores => Gen.OneOf(
        Gen.Choose(-200, 200).Select(ore => (long)ore),
        Gen.Choose(-1_000_000, 1_000_000).Select(ore => (long)ore),
        Gen.Choose(-100_000_000, 100_000_000).Select(kronor => (kronor * 100L) + (kronor % 100)));

    private static Gen<string> Plain => Gen.Choose(' ', '~').Select(code => ((char)code).ToString());

    private static Gen<string> Awkward => Gen.Elements(
        "\"", "\\", "\r\n", "\n#VER A 1 20260101", "\0", "\t", "\u007F", "{", "}", "#", "€", "–", "’", "…", "Å", "A\u030A", "ø", "§", "☕",
        "👩‍👩‍👧", "\uD83D", "\uFFFE", "\u202E", "中", "Ж", "\uFFFD", "\uE000", "?", "ｑ", "＼", "＂", "\u00A0", "\U0010FFFF");

    private static Gen<string> Text(Gen<string> piece) =>
        from length in Gen.Choose(0, 20)
        from pieces in Gen.ArrayOf(piece, length)
        select string.Concat(pieces);

    /// <summary>The öre that a till's own rounding may be off by; none where there is no VAT.</summary>
    private static RateSum WithOff(int percent, long gross, int off)
    {
        var exact = RateSum.OfGross(percent, gross);
        return percent == 0 ? exact : exact with { Vat = exact.Vat + off };
    }
}
