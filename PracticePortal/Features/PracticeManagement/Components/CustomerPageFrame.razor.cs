using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>What stands above every tab of a customer: name, facts, notices, the tabs. A customer of somebody else is not found.</summary>
public sealed partial class CustomerPageFrame(CustomerPageQueries queries) : LiveComponent
{
    private CustomerFrame? _frame;
    private bool _isMissing;

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>The open tab's content; it is shown when the customer is this agency's.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What the prerendered page showed, so that the heading does not blink. Read once: the framework gives the same value again later.</summary>
    [PersistentState]
    public CustomerFrame? Kept { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(CustomersText.Customers, "/customers")];

    private IReadOnlyList<TabLink> TabLinks =>
    [
        new(CustomersText.TabOverview, $"/customers/{CustomerId}"),
        new(CustomersText.TabTasks, $"/customers/{CustomerId}/tasks", _frame?.OpenTasks is > 0 and var open ? open : null),
        new(CustomersText.TabCollaborations, $"/customers/{CustomerId}/collaborations"),
        new(CustomersText.TabHistory, $"/customers/{CustomerId}/history"),
    ];

    protected override async Task OnInitializedAsync()
    {
        _frame = Kept;
        if (_frame is null)
        {
            await ReloadAsync();
            Kept = _frame;
        }
    }

    protected override async Task LoadAsync()
    {
        _frame = await queries.FrameAsync(CustomerId, Leaving);
        _isMissing = _frame is null;
    }
}
