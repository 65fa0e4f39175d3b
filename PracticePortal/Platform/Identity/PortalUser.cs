using Microsoft.AspNetCore.Identity;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Identity;

/// <summary>A person's sign-in. Hats at agencies and organisations hang on it; it belongs to none of them.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    public const int NameMaxLength = 100;

    public PortalUser() => Id = Guid.CreateVersion7();

    /// <summary>As shown to others.</summary>
    public string Name { get; set; } = "";

    /// <summary>en or sv: in which the portal writes to this person.</summary>
    public string Language { get; set; } = Languages.Swedish;

    /// <summary>Creates agencies, watches jobs, decides on doubtful organisations.</summary>
    public bool IsPortalAdministrator { get; set; }

    /// <summary>The hat used last, as <see cref="Hat.ToString"/> writes it; empty before the first.</summary>
    public string LastHat { get; private set; } = "";

    public void PutOn(Hat hat) => LastHat = hat.ToString();

    /// <summary>Counts the changes of what the person may do; claims of an older state are written anew before anything is done with them.</summary>
    public int RightsVersion { get; private set; }

    public void ChangeRights() => RightsVersion++;

    /// <summary>The half minute of the last code of the authenticator app that was taken: that one and those before it are used up.</summary>
    public long LastCodeStep { get; private set; }

    public void UseCode(long step) => LastCodeStep = step;

    /// <summary>Wrong codes since the last right one, or since a new password: a right password sets them back no more than time does.</summary>
    public int WrongCodes { get; private set; }

    public void CountWrongCode() => WrongCodes++;

    public void ForgetWrongCodes() => WrongCodes = 0;

    /// <summary>Cookies of before are nothing from now on.</summary>
    public void ChangeStamp() => SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>Compares the stored address itself, as normalising may fold two into one.</summary>
    public bool HasAddress(string address) => string.Equals(Email, address, StringComparison.OrdinalIgnoreCase);
}
