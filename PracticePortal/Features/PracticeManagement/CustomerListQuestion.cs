using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>What the customers list can be sorted by; the names stand in the address.</summary>
public enum CustomerSort
{
    Name,
    Number,
    Status,
    Due,
}

/// <summary>By the latest collaboration in Spiris Scanner; the names stand in the address.</summary>
public enum CustomerStatusFilter
{
    All,
    NotActivated,
    Provisioning,
    ProvisioningFailed,
    AwaitingApproval,
    Active,
    Declined,
    Cancelled,
    Expired,
    Ended,
}

/// <summary>Which customers somebody asks for, in which order, and from which row on.</summary>
public sealed record CustomerListQuestion
{
    public string Search { get; init; } = "";

    public CustomerStatusFilter Status { get; init; }

    public Guid? ResponsibleId { get; init; }

    /// <summary>Archived ones instead of the others.</summary>
    public bool Archived { get; init; }

    public CustomerSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>Where the page begins; null for the first one.</summary>
    public ListCursor? From { get; init; }

    /// <summary>True when something narrows the list, so that an empty one is no empty agency.</summary>
    public bool IsNarrowed => Search.Length > 0 || IsFiltered || Archived;

    /// <summary>True when only some customers of a list are shown, whatever is searched.</summary>
    internal bool IsFiltered => Status != CustomerStatusFilter.All || ResponsibleId is not null;

    /// <summary>What of the search may stand in an address.</summary>
    public string SearchInAddress => PersonalNumbers.MayBeIn(Search) ? "" : Search;

    /// <summary>The list's address for this question, only with what differs from the usual.</summary>
    public string Address => PageAddress.Of(
        "/customers",
        page: 0,
        [
            ("q", SearchInAddress),
            ("status", PageAddress.Write(Status)),
            ("responsible", ResponsibleId?.ToString() ?? ""),
            ("archived", Archived ? "true" : ""),
            ("sort", PageAddress.Write(Sort)),
            ("dir", Descending ? "desc" : ""),
            .. ListCursor.Write(From),
        ]);

    internal CollaborationStatus? LatestStatus => Status switch
    {
        CustomerStatusFilter.All or CustomerStatusFilter.NotActivated => null,
        CustomerStatusFilter.Provisioning => CollaborationStatus.Provisioning,
        CustomerStatusFilter.ProvisioningFailed => CollaborationStatus.ProvisioningFailed,
        CustomerStatusFilter.AwaitingApproval => CollaborationStatus.AwaitingApproval,
        CustomerStatusFilter.Active => CollaborationStatus.Active,
        CustomerStatusFilter.Declined => CollaborationStatus.Declined,
        CustomerStatusFilter.Cancelled => CollaborationStatus.Cancelled,
        CustomerStatusFilter.Expired => CollaborationStatus.Expired,
        CustomerStatusFilter.Ended => CollaborationStatus.Ended,
    };
}
