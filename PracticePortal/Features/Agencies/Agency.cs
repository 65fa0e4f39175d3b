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

    /// <summary>Whether its members must log in with a second factor.</summary>
    public bool DemandsSecondFactor { get; private set; }

    /// <summary>The name as bytes in the order of the Swedish alphabet, for lists.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Name and number, folded, for search.</summary>
    public string SearchText { get; private set; } = "";

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
        agency.Index();
        agency.Raise(new AgencyCreated(agency.Id, agency.Name));
        return agency;
    }

    public Result Rename(string? name)
    {
        var line = PlainText.Name(name, nameof(Name), NameMaxLength);
        if (!line.Succeeded)
        {
            return line.Error;
        }

        if (Name.Length > 0 && Name != line.Value)
        {
            Raise(new AgencyRenamed(Id, line.Value));
        }

        Name = line.Value;
        Index();
        return Result.Ok;
    }

    public void DemandSecondFactor(bool isDemanded)
    {
        if (DemandsSecondFactor != isDemanded)
        {
            DemandsSecondFactor = isDemanded;
            Raise(new SecondFactorDemandChanged(Id, isDemanded));
        }
    }

    private void Index()
    {
        SortKey = SearchKeys.Sort(Name);
        SearchText = SearchKeys.Fold(Name, OrganisationNumber, Platform.Domain.OrganisationNumber.Full(OrganisationNumber));
    }
}
