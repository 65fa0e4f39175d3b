using System.Globalization;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>How a receipt writes things: one of several ways for each, and the same on all of the receipt.</summary>
internal sealed class MadeWords(Dice dice, string currency)
{
    private static readonly string[] s_firsts = ["Björk", "Sjöstad", "Norr", "Ängs", "Lilla Torget", "Västra Hamnen", "Öster", "Kvarn", "Havre", "Solros", "Lind", "Gran", "Måne", "Brunn", "Hälle", "Åker", "Rydal", "Strand", "Vinter", "Skog"];
    private static readonly string[] s_forms = [" AB", " AB", " AB", " HB", " Handelsbolag", " Ekonomisk förening", "", " Aktiebolag", " i Sverige AB"];
    private static readonly string[] s_streets = ["Storgatan", "Kungsgatan", "Hamngatan", "Skolvägen", "Industrivägen", "Torggatan"];
    private static readonly string[] s_towns = ["Stockholm", "Göteborg", "Malmö", "Umeå", "Västerås", "Örebro", "Jönköping", "Luleå"];

    private readonly int _numberWay = currency == "SEK" ? dice.Between(0, 4) : dice.One(0, 3, 5);
    private readonly int _dateWay = currency == "SEK" ? dice.Between(0, 8) : dice.One(0, 4, 6, 9);

    public bool IsEnglish { get; } = currency != "SEK" || dice.Percent(12);

    public string Currency => currency;

    public static string NewNumber(Dice dice)
    {
        var nine = $"{dice.One("55", "55", "55", "76", "96", "21")}{dice.Between(20, 99)}{dice.Digits(5)}";
        return nine + OrganisationNumber.CheckDigit(nine);
    }

    /// <summary>A name whose kind of business comes between its first word and its form.</summary>
    public static string NewSupplier(Dice dice, string business) => $"{dice.One(s_firsts)} {business}{dice.One(s_forms)}";

    public string Street() => $"{dice.One(s_streets)} {dice.Between(1, 98)}";

    public string Town() => $"{dice.Between(111, 984)} {dice.Between(10, 99)} {dice.One(s_towns)}";

    public string Phone() => dice.One($"Tel: 0{dice.Between(8, 9)}-{dice.Digits(3)} {dice.Digits(2)} {dice.Digits(2)}", $"Tfn 0{dice.Between(10, 99)}-{dice.Digits(6)}", $"Telefon: 0{dice.Between(31, 90)} - {dice.Digits(2)} {dice.Digits(2)} {dice.Digits(2)}");

    public string Number(string ten) => dice.Between(0, 7) switch
    {
        0 => $"Org.nr: {ten[..6]}-{ten[6..]}",
        1 => $"Org nr {ten[..6]}-{ten[6..]}",
        2 => $"Organisationsnummer {ten[..6]}-{ten[6..]}",
        3 => $"Orgnr: {ten}",
        4 => $"VAT nr: SE{ten}01",
        5 => $"Momsreg.nr SE{ten}01",
        6 => $"Org.nummer {ten[..6]}-{ten[6..]}",
        _ => IsEnglish ? $"VAT no. SE {ten[..6]}-{ten[6..]} 01" : $"Org. nr. {ten[..6]}-{ten[6..]}",
    };

    /// <summary>With the currency in some ways of writing.</summary>
    public string Marked(long ore, int way) => way switch
    {
        1 => $"{Amount(ore)} {(currency == "SEK" ? "kr" : currency)}",
        2 => $"{Amount(ore)} {currency}",
        3 => $"{currency} {Amount(ore)}",
        _ => Amount(ore),
    };

    public string Amount(long ore)
    {
        var (whole, parts, minus) = (Math.Abs(ore) / 100, Math.Abs(ore) % 100, ore < 0 ? "-" : "");
        var grouped = whole.ToString("N0", CultureInfo.InvariantCulture);
        return _numberWay switch
        {
            0 => $"{minus}{whole}.{parts:00}",
            1 => $"{minus}{grouped.Replace(',', ' ')},{parts:00}",
            2 => $"{minus}{grouped.Replace(',', '.')},{parts:00}",
            3 => $"{minus}{whole},{parts:00}",
            4 => $"{minus}{grouped.Replace(',', ' ')},{parts:00}",
            _ => $"{minus}{grouped}.{parts:00}",
        };
    }

    public string Date(DateOnly day) => _dateWay switch
    {
        0 or 1 or 2 => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        3 => day.ToString("yy-MM-dd", CultureInfo.InvariantCulture),
        4 => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        5 => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture),
        6 => day.ToString(IsEnglish ? "d MMM yyyy" : "d MMMM yyyy", CultureInfo.GetCultureInfo(IsEnglish ? "en-GB" : "sv-SE")),
        7 => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        8 => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => day.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US")),
    };

    public static string Clock(Dice dice) => $"{dice.Between(7, 21):00}:{dice.Between(0, 59):00}{(dice.Percent(40) ? $":{dice.Between(0, 59):00}" : "")}";

    /// <summary>Rows that say the VAT of each rate, in one of several ways that say enough.</summary>
    public IEnumerable<Row> Vat(IReadOnlyList<RateSum> rates, long total)
    {
        var way = rates.Count > 1 || rates.Sum(rate => rate.Gross) != total ? dice.Between(0, 4) : dice.Between(0, 7);
        string vat = IsEnglish ? "VAT" : "Moms", net = IsEnglish ? "Net" : "Netto", gross = IsEnglish ? "Gross" : "Brutto", percent = dice.One("%", " %", ",00%", "%");
        if (way <= 2)
        {
            var heads = way switch { 0 => (string[])[$"{vat}%", vat, net, gross], 1 => [$"{vat} %", net, vat, IsEnglish ? "Total" : "Totalt"], _ => [$"{vat}sats", gross, net, vat] };
            yield return Table(heads) with { Gap = 0.5 };
            foreach (var rate in rates)
            {
                var amounts = way switch { 0 => (long[])[rate.Vat, rate.Net, rate.Gross], 1 => [rate.Net, rate.Vat, rate.Gross], _ => [rate.Gross, rate.Net, rate.Vat] };
                yield return Table([$"{rate.Percent}{percent}", .. amounts.Select(Amount)]);
            }
        }
        else if (way is 3 or 4)
        {
            foreach (var rate in rates)
            {
                yield return way == 3
                    ? Pair($"{vat} {rate.Percent}{percent}  {net} {Amount(rate.Net)}", Amount(rate.Vat))
                    : new Row([new Cell($"{(IsEnglish ? "of which VAT" : "Varav moms")} {rate.Percent}{percent}"), new Cell(Amount(rate.Vat), 0.72, 1), new Cell($"({Amount(rate.Gross)})", 1, 1)]);
            }
        }
        else if (way == 5)
        {
            yield return Pair($"{(IsEnglish ? "of which VAT" : "Varav moms")} {rates[0].Percent}{percent}", Amount(rates[0].Vat));
        }
        else
        {
            yield return Pair(way == 6 ? net : IsEnglish ? "Amount excl. VAT" : "Summa exkl. moms", Amount(rates[0].Net));
            yield return Pair($"{vat} {rates[0].Percent}{percent}", Amount(rates[0].Vat));
        }
    }

    public static Row Pair(string left, string right) => new([new Cell(left), new Cell(right, 1, 1)]);

    private static Row Table(IReadOnlyList<string> cells) =>
        new([new Cell(cells[0]), .. cells.Skip(1).Select((text, i) => new Cell(text, 0.5 + (0.5 * i / (cells.Count - 2)), 1))]);
}
