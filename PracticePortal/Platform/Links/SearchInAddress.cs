using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Links;

/// <summary>
/// What a list is searched for. It stands in the list's address, so that Back and a reload show the same again;
/// but a text that may be a personal number stays with the page, as addresses are kept and passed on.
/// </summary>
internal sealed class SearchInAddress
{
    public const int MaxLength = 200;

    private string? _lastSeen;

    /// <summary>What is searched for now.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What of it may stand in an address.</summary>
    public string ForAddress => PersonalNumbers.MayBeIn(Text) ? "" : Text;

    /// <summary>Somebody searched.</summary>
    public void Take(string text) => (Text, _lastSeen) = (text, PersonalNumbers.MayBeIn(text) ? "" : text);

    /// <summary>Takes over another address: Back, or a link. The one that this search wrote itself says nothing new.</summary>
    public void Follow(string? inAddress)
    {
        var seen = inAddress is { Length: <= MaxLength } ? inAddress : "";
        if (seen != _lastSeen)
        {
            (Text, _lastSeen) = (seen, seen);
        }
    }
}
