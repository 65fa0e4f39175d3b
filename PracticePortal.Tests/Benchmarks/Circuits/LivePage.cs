using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PracticePortal.Tests.Benchmarks.Circuits;

/// <summary>What a page's HTML says of the circuit that it wants.</summary>
/// <param name="State">What the server kept in the page for its circuit.</param>
/// <param name="Roots">The components that are to live, as the circuit wants to be told.</param>
internal sealed partial record LivePage(string State, string Roots)
{
    public static LivePage Read(string html)
    {
        var markers = RootMarker().Matches(html).Select(m => JsonNode.Parse(m.Groups[1].Value)!).Where(marker => marker["descriptor"] is not null);
        var operations = new JsonArray([.. markers.Select((marker, at) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = at + 1, ["marker"] = marker })]);
        Assert.True(operations.Count > 0, "The page has no component that lives.");
        return new LivePage(StateMarker().Match(html).Groups[1].Value, new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString());
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex RootMarker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex StateMarker();
}
