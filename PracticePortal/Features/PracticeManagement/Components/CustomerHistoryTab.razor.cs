using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>The tab <em>History</em>: who did what with the customer, newest first. The page stands in the address.</summary>
public sealed partial class CustomerHistoryTab(HistoryQueries queries, NavigationManager navigation)
    : LiveList<(Guid Customer, int Page), History>
{
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Counted from 1.</summary>
    [Parameter]
    public string? PageParameter { get; set; }

    protected override (Guid Customer, int Page) Question => (CustomerId, PageNumber);

    private int PageNumber => PageAddress.ReadPage(PageParameter);

    protected override async Task<History?> ReadAsync((Guid Customer, int Page) question) =>
        await queries.OfCustomerAsync(question.Customer, question.Page, Leaving);

    private void Go(int page) => navigation.NavigateTo(PageAddress.Of($"/customers/{CustomerId}/history", page));
}
