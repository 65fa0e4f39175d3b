namespace PracticePortal.Platform.Identity;

/// <summary>On whose behalf a person acts.</summary>
public enum HatKind
{
    None,
    Agency,
    Organisation,
    Portal,
}

/// <summary>In which capacity a person works right now: for one agency, one organisation, or the portal. It is a claim in the cookie.</summary>
public readonly record struct Hat(HatKind Kind, Guid Id)
{
    public static readonly Hat None;
    public static readonly Hat Portal = new(HatKind.Portal, Guid.Empty);

    public static Hat Agency(Guid id) => new(HatKind.Agency, id);

    public static Hat Organisation(Guid id) => new(HatKind.Organisation, id);

    public static Hat Parse(string? text)
    {
        var parts = (text ?? "").Split(':');
        return parts is [var kind, var id] && Enum.TryParse(kind, out HatKind parsed) && Guid.TryParse(id, out var guid) ? new(parsed, guid) : None;
    }

    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>A hat that a person may put on, with the name that the menu shows.</summary>
/// <param name="IsAdministrator">Agency administrator, or organisation administrator.</param>
/// <param name="IsPending">The place waits for the person's first approval. An agency can make such a one for any address, so nobody finds
/// themself in it without having chosen it.</param>
/// <param name="DemandsSecondFactor">Nobody wears it by a password alone.</param>
public sealed record AvailableHat(
    Hat Hat, string PlaceName, string PersonName, bool IsAdministrator, bool IsPending = false, bool DemandsSecondFactor = false);
