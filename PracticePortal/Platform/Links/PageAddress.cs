using System.Globalization;

namespace PracticePortal.Platform.Links;

/// <summary>
/// A list's place and filters as they stand in its address: pages counted from 1 there, from 0 in the code.
/// Whoever writes nonsense into an address sees the first page of everything.
/// </summary>
internal static class PageAddress
{
    private const int LastPage = 100_000;

    /// <summary>Counted from 0; anything that is no page number is the first one.</summary>
    public static int ReadPage(string? page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and <= LastPage ? number - 1 : 0;

    /// <summary>The usual one, unless the text names another.</summary>
    public static T ReadFilter<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;

    /// <summary>Nothing for the usual one.</summary>
    public static string Write<T>(T filter)
        where T : struct, Enum => filter.Equals(default(T)) ? "" : filter.ToString();

    /// <summary>Filters without a value are left out, and so is the first page.</summary>
    /// <param name="path">Of the list.</param>
    /// <param name="page">Counted from 0.</param>
    /// <param name="filters">In the order in which they stand in the address.</param>
    public static string Of(string path, int page, params IEnumerable<(string Name, string Value)> filters)
    {
        List<string> set = [.. filters.Where(f => f.Value.Length > 0).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}")];
        if (page > 0)
        {
            set.Add(string.Create(CultureInfo.InvariantCulture, $"page={page + 1}"));
        }

        return set.Count == 0 ? path : $"{path}?{string.Join('&', set)}";
    }
}
