using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity.Passkeys;

/// <summary>One of a person's passkeys: Identity's row, and what its owner is told besides.</summary>
public sealed class PortalPasskey : IdentityUserPasskey<Guid>
{
    public const int NameMaxLength = 60;

    /// <summary>Of one person: more than anybody has devices, and few enough for a list.</summary>
    public const int Most = 10;

    /// <summary>By which forms name it; the id that the device gave stays between device and portal.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>When somebody last logged in with it (UTC); null before the first time.</summary>
    public DateTime? LastUsedAt { get; private set; }

    /// <summary>What a device has made, as a person's from now on.</summary>
    public static PortalPasskey Of(Guid userId, UserPasskeyInfo made, string name, DateTime now) => new()
    {
        UserId = userId,
        CredentialId = made.CredentialId,
        Data = new IdentityPasskeyData
        {
            Name = name,
            CreatedAt = new DateTimeOffset(now),
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Transports = made.Transports,
            IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            AttestationObject = made.AttestationObject,
            ClientDataJson = made.ClientDataJson,
        },
    };

    public void Rename(string name) => Data.Name = name;

    /// <summary>
    /// Notes a log-in. False when the device's counter does not go on from the row: somebody was quicker, or there is a copy of the device
    /// (WebAuthn level 3, 7.2, step 22). Devices that do not count say nought.
    /// </summary>
    public bool Use(UserPasskeyInfo shown, DateTime now)
    {
        if ((shown.SignCount != 0 || Data.SignCount != 0) && shown.SignCount <= Data.SignCount)
        {
            return false;
        }

        (Data.SignCount, Data.IsBackedUp, LastUsedAt) = (shown.SignCount, shown.IsBackedUp, now);
        return true;
    }
}
