using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>The agency's audit trail, for its administrators.</summary>
public sealed partial class AuditPage(HistoryQueries queries, NavigationManager navigation) : LiveList<int, History>
{
    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    protected override int Question => PageNumber;

    private int PageNumber => PageAddress.ReadPage(PageParameter);

    protected override Task<History?> ReadAsync(int question) => queries.OfAgencyAsync(question, Leaving);

    private void Go(int page) => navigation.NavigateTo(PageAddress.Of("/audit", page));
}
