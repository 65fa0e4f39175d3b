using System.Text.Json;
using System.Text.Json.Serialization;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>One fact as it was read, and where: what <see cref="ReceiptReading.Fields"/> holds.</summary>
/// <param name="Fact">A single one.</param>
/// <param name="Page">Counted from 1 over all pages of the receipt, as the viewer shows them.</param>
/// <param name="Box">Its place: left, top, width and height, as parts of the upright page's width and height, from 0 to 1; empty when it has none.</param>
/// <param name="Sure">From 0, a guess, to 100.</param>
/// <param name="Why">The code of the rule that found it.</param>
public sealed record ReadFact(ReceiptFact Fact, int Page, IReadOnlyList<double> Box, int Sure, string Why)
{
    private const int Numbers = 4;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    [JsonIgnore]
    public bool HasPlace => Box.Count == Numbers;

    public static string Write(IReadOnlyList<ReadFact> facts) => JsonSerializer.Serialize(facts, s_json);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<ReadFact> Read(string fields) => JsonSerializer.Deserialize<IReadOnlyList<ReadFact>>(fields, s_json) ?? [];
}
