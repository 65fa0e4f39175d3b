using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.HandOver;

/// <summary>What an organisation's next batch begins with: as it was chosen for the last one. It also counts the batches.</summary>
public sealed class HandOverSettings : Entity, IOrganisationOwned
{
    private HandOverSettings()
    {
    }

    public Guid OrganisationId { get; private init; }

    public BookkeepingProgram Program { get; private set; }

    /// <summary>The month with which the financial year begins, 1 to 12.</summary>
    public int FirstMonth { get; private set; } = 1;

    /// <summary>Of the newest batch; 0 when there is none.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Its id is the organisation's, so that there is one.</summary>
    public static HandOverSettings For(Guid organisationId) => new() { Id = organisationId, OrganisationId = organisationId };

    /// <summary>The next batch's number. Of two who take it at the same time one is refused by the version.</summary>
    public int Take(BookkeepingProgram program, FinancialYear year)
    {
        (Program, FirstMonth) = (program, year.Start.Month);
        return ++LastNumber;
    }
}
