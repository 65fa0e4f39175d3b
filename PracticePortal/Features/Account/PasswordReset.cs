using System.Security.Cryptography;
using System.Text;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account;

/// <summary>The leave to choose a new password, given to whoever reads the person's mail. It dies when used and when the password changes otherwise.</summary>
public sealed class PasswordReset : Entity
{
    public const int MostInAnHour = 3;
    public const int DigestLength = 64;

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private PasswordReset()
    {
    }

    public Guid UserId { get; private init; }

    /// <summary>Of the security stamp that the person had when asking; a change of password makes another one.</summary>
    public string StampDigest { get; private init; } = "";

    public DateTime AskedAt { get; private init; }

    public DateTime ExpiresAt { get; private init; }

    /// <param name="id">That of the outbox row, so that a handler run again finds its row.</param>
    /// <param name="user">Who forgot.</param>
    /// <param name="now">From when it counts.</param>
    public static PasswordReset Ask(Guid id, PortalUser user, DateTime now) =>
        new() { Id = id, UserId = user.Id, StampDigest = Digest(user), AskedAt = now, ExpiresAt = now + Lifetime };

    public bool IsOpenFor(PortalUser user, DateTime now) => UserId == user.Id && now <= ExpiresAt && StampDigest == Digest(user);

    private static string Digest(PortalUser user) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.SecurityStamp ?? "")));
}
