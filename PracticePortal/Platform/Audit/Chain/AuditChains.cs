using System.Globalization;

namespace PracticePortal.Platform.Audit.Chain;

/// <summary>The names of the chains: one for each agency, one for each organisation, one for the portal.</summary>
public static class AuditChains
{
    public const string Portal = "portal";

    /// <summary>An entry that concerns both sides stands in the agency's, and the organisation reads it there.</summary>
    public static string Of(Guid? agencyId, Guid? organisationId) => (agencyId, organisationId) switch
    {
        ({ } agency, _) => $"agency:{agency}",
        (null, { } organisation) => $"organisation:{organisation}",
        (null, null) => Portal,
    };

    internal static bool IsName(string text) =>
        text == Portal || (text.Split(':') is ["agency" or "organisation", var id] && Guid.TryParseExact(id, "D", out var parsed) && text.EndsWith($"{parsed}", StringComparison.Ordinal));
}

/// <summary>The last link of a chain. Kept outside of the database, it shows later whether the chain was cut or written anew.</summary>
/// <param name="Chain">Its name.</param>
/// <param name="Sequence">How many links it has; 0 for one that has not begun.</param>
/// <param name="Hash">The last link's.</param>
public sealed record AuditHead(string Chain, long Sequence, string Hash)
{
    /// <summary>What the first link points at.</summary>
    public static AuditHead BeforeFirst(string chain) => new(chain, 0, new string('0', CanonicalForm.HashLength));

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static AuditHead? Parse(string text) => text.Trim().Split('/') is [var chain, var number, var hash]
        && AuditChains.IsName(chain)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
        && hash.Length == CanonicalForm.HashLength && hash.All(char.IsAsciiHexDigitLower)
            ? new AuditHead(chain, sequence, hash)
            : null;

    /// <summary>As it stands in the log, in evidence and in commands: name, length and hash.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chain}/{Sequence}/{Hash}");
}
