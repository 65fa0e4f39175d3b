using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Files;

/// <summary>The name under which somebody's device had a file, made fit to be shown and to be saved under. No path is ever made of it.</summary>
public static class SafeFileName
{
    public const int MaxLength = 100;

    /// <summary>With the ending of what it is.</summary>
    public const int StoredMaxLength = MaxLength + 5;

    private const string Nameless = "receipt";

    /// <summary>The last part of a path, of one line, without what any file system or header gives a meaning to.</summary>
    public static string Of(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var kept = string.Concat((PlainText.Clean(last) ?? "").EnumerateRunes()
            .Select(rune => rune.ToString()).Where(one => PlainText.IsOneLine(one) && !":*?\"<>|;%".Contains(one, StringComparison.Ordinal)));
        var trimmed = Shortened(kept).Trim(' ', '.');
        return trimmed.Length == 0 ? Nameless : trimmed;
    }

    /// <summary>Under which it is saved: with the ending of what it is.</summary>
    public static string With(string name, FileKind kind)
    {
        var extension = Path.GetExtension(name);
        var fits = extension.Equals(kind.Extension(), StringComparison.OrdinalIgnoreCase) || (kind == FileKind.Jpeg && extension.Equals(".jpeg", StringComparison.OrdinalIgnoreCase))
            || (kind == FileKind.Tiff && extension.Equals(".tiff", StringComparison.OrdinalIgnoreCase));
        return fits ? name : $"{Path.GetFileNameWithoutExtension(name)}{kind.Extension()}";
    }

    /// <summary>The ending stays, and no sign is cut in two.</summary>
    private static string Shortened(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name) is { Length: <= 6 } ending ? ending : "";
        var end = MaxLength - extension.Length;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)] + extension;
    }
}
