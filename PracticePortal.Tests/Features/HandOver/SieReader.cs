using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>A record of a SIE file: its label and its fields by position; an object list is one field, with its braces.</summary>
public sealed record SieRecord(string Label, IReadOnlyList<string> Fields);

public sealed record SieTransaction(string Account, long Ore);

public sealed record SieVoucher(string Series, string Number, DateOnly Date, string Text, IReadOnlyList<SieTransaction> Transactions);

/// <summary>
/// A SIE file of type 4I as a ledger would read it, from the standard's description and from nothing of the portal: it throws
/// <see cref="FormatException"/> for whatever breaks a rule.
/// </summary>
public sealed partial class SieReader
{
    private static readonly string[] s_groups =
        ["#FLAGGA", "#PROGRAM #FORMAT #GEN #SIETYP #ORGNR #FNAMN #RAR #KPTYP", "#KONTO", "#VER"];

    private static readonly string[] s_mandatory = ["#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#FNAMN"];

    private readonly List<SieRecord> _records = [];
    private readonly List<SieVoucher> _vouchers = [];

    private SieReader()
    {
    }

    public IReadOnlyList<SieVoucher> Vouchers => _vouchers;

    public IReadOnlyDictionary<string, string> Accounts => All("#KONTO").ToDictionary(record => record.Fields[0], record => record.Fields[1]);

    public SieRecord One(string label) => All(label) is [var only] ? only : throw new FormatException($"{label} does not stand there once.");

    public static SieReader Read(byte[] file)
    {
        var reader = new SieReader();
        var lines = Lines(file);
        for (var place = 0; place < lines.Count; place++)
        {
            var record = Parse(lines[place]);
            reader._records.Add(record);
            if (record.Label == "#VER")
            {
                place = reader.ReadVoucher(record, lines, place + 1);
            }
        }

        reader.CheckWhole();
        return reader;
    }

    private IReadOnlyList<SieRecord> All(string label) => [.. _records.Where(record => record.Label == label)];

    private static List<string> Lines(byte[] file)
    {
        var text = CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetString(file);
        Demand(text.EndsWith("\r\n", StringComparison.Ordinal), "The last record has no end.");
        var lines = text.Split("\r\n")[..^1];
        Demand(!lines.Any(line => line.Any(character => character < ' ' || character == '\u007F')), "A control character stands in a record.");
        return [.. lines];
    }

    private int ReadVoucher(SieRecord head, List<string> lines, int place)
    {
        Demand(lines[place] == "{", "A voucher's rows do not begin.");
        var end = lines.IndexOf("}", place);
        Demand(end > 0, "A voucher's rows do not end.");
        var transactions = lines[(place + 1)..end].Select(Parse).Select(Transaction).ToList();
        Demand(transactions.Count > 1 && transactions.Sum(transaction => transaction.Ore) == 0, "A voucher does not balance.");
        _vouchers.Add(new SieVoucher(head.Fields[0], head.Fields[1], Day(head.Fields[2]), head.Fields[3], transactions));
        return end;
    }

    private static SieTransaction Transaction(SieRecord record)
    {
        Demand(record.Label == "#TRANS" && record.Fields[1] == "{}", "Something else than a transaction without objects stands in a voucher.");
        Demand(AmountPattern().IsMatch(record.Fields[2]), $"{record.Fields[2]} is no amount.");
        return new(record.Fields[0], (long)(decimal.Parse(record.Fields[2], CultureInfo.InvariantCulture) * 100));
    }

    private void CheckWhole()
    {
        var groups = _records.Select(record => Array.FindIndex(s_groups, group => group.Split(' ').Contains(record.Label))).ToList();
        Demand(!groups.Contains(-1), "A record does not belong into a file of vouchers only.");
        Demand(groups.Order().SequenceEqual(groups), "The records stand in another order than flag, identification, accounts, vouchers.");
        Array.ForEach(s_mandatory, label => One(label));
        Demand(One("#FLAGGA").Fields is ["0"] && One("#FORMAT").Fields is ["PC8"] && One("#SIETYP").Fields is ["4"], "It is no new file of type 4.");
        var year = One("#RAR").Fields;
        Demand(year[0] == "0" && Vouchers.All(voucher => voucher.Date >= Day(year[1]) && voucher.Date <= Day(year[2])), "A voucher lies outside the year.");
    }

    /// <summary>Fields stand between spaces; one in quotes may hold spaces, and a quote after a backslash.</summary>
    private static SieRecord Parse(string line)
    {
        var fields = new List<string>();
        for (var place = 0; place < line.Length;)
        {
            var found = FieldPattern().Match(line, place);
            Demand(found.Success && found.Length > 0, $"Here is no field: {line[place..]}");
            var field = found.Groups["field"].Value;
            fields.Add(field.StartsWith('"') ? field[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : field);
            place += found.Length;
        }

        Demand(fields is [['#', ..], ..], $"Here is no label: {line}");
        return new(fields[0], fields[1..]);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException(otherwise);
        }
    }

    [GeneratedRegex(@"\G(?<field>""(\\""|[^""\\])*""|\{[^{}]*\}|[^\s""{}]+)([ \t]+|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex FieldPattern();

    [GeneratedRegex(@"^-?\d+(\.\d{1,2})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex AmountPattern();
}
