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
    public string LastHat { get; set; } = "";
}
