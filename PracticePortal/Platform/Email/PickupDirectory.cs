using MimeKit;

namespace PracticePortal.Platform.Email;

/// <summary>The letters that were written instead of being sent: <c>mail/*.eml</c> in the data directory.</summary>
public sealed class PickupDirectory(string dataDirectory)
{
    internal const string Extension = ".eml";

    public string Folder { get; } = Path.Combine(dataDirectory, "mail");

    /// <summary>The newest letters, newest first.</summary>
    public async Task<IReadOnlyList<PickedUpLetter>> ListAsync(int most, CancellationToken ct)
    {
        var letters = new List<PickedUpLetter>();
        foreach (var name in Names().OrderDescending(StringComparer.Ordinal).Take(most))
        {
            using var message = await MimeMessage.LoadAsync(PathOf(name), ct);
            letters.Add(Summary(name, message));
        }

        return letters;
    }

    /// <summary>One letter by the name that the list gave it; null for any other name.</summary>
    public async Task<PickedUpContent?> FindAsync(string name, CancellationToken ct)
    {
        if (!Names().Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        using var message = await MimeMessage.LoadAsync(PathOf(name), ct);
        var headers = string.Join('\n', message.Headers.Select(header => $"{header.Field}: {header.Value}"));
        return new PickedUpContent(Summary(name, message), headers, message.TextBody ?? "", message.HtmlBody ?? "");
    }

    private IEnumerable<string> Names() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file))
        : [];

    private string PathOf(string name) => Path.Combine(Folder, name + Extension);

    private static PickedUpLetter Summary(string name, MimeMessage message) =>
        new(name, message.Date, message.To.ToString(), message.Subject ?? "");
}
