using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Agencies;

/// <summary>The accounting firm that brings its customers in. Portal administrators create it.</summary>
public sealed class Agency : Entity, ITenant
{
    public const int NameMaxLength = 200;

    private Agency()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>Ten digits.</summary>
    public string OrganisationNumber { get; private set; } = "";

    public DateTime CreatedAt { get; private init; }

    public static Result<Agency> Create(string? name, string? organisationNumber, DateTime now)
    {
        var agency = new Agency { CreatedAt = now };
        var renamed = agency.Rename(name);
        var number = Platform.Domain.OrganisationNumber.Parse(organisationNumber, nameof(OrganisationNumber));
        if (!renamed.Succeeded)
        {
            return renamed.Error;
        }

        if (!number.Succeeded)
        {
            return number.Error;
        }

        agency.OrganisationNumber = number.Value;
        agency.Raise(new AgencyCreated(agency.Id, agency.Name));
        return agency;
    }

    public Result Rename(string? name)
    {
        var line = PlainText.Line(name, nameof(Name), NameMaxLength);
        if (!line.Succeeded)
        {
            return line.Error;
        }

        if (Name.Length > 0 && Name != line.Value)
        {
            Raise(new AgencyRenamed(Id, line.Value));
        }

        Name = line.Value;
        return Result.Ok;
    }
}
