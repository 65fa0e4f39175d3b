using System.Globalization;

namespace PracticePortal.Features.Administration;

/// <summary>A list's place and filters as they stand in the address.</summary>
internal static class PageAddress
{
    private const int LastPage = 100_000;

    /// <summary>Counted from 0; anything that is no page number is the first one.</summary>
    public static int Read(string? page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and <= LastPage ? number - 1 : 0;

    public static T Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;

    /// <summary>Filters without a value are left out, and so is the first page.</summary>
    public static string Of(string path, int page, params (string Name, string Value)[] filters)
    {
        List<string> set = [.. filters.Where(f => f.Value.Length > 0).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}")];
        if (page > 0)
        {
            set.Add(string.Create(CultureInfo.InvariantCulture, $"page={page + 1}"));
        }

        return set.Count == 0 ? path : $"{path}?{string.Join('&', set)}";
    }
}
