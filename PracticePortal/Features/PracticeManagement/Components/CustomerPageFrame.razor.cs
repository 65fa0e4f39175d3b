using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>What stands above every tab of a customer: name, facts, notices, the tabs. A customer of somebody else is not found.</summary>
public sealed partial class CustomerPageFrame(CustomerPageQueries queries) : LiveComponent
{
    private bool _isMissing;

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>The open tab's content; it is shown when the customer is this agency's.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Kept from the prerendered page, so that the heading does not blink.</summary>
    [PersistentState]
    public CustomerFrame? Frame { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(CustomersText.Customers, "/customers")];

    private IReadOnlyList<TabLink> TabLinks =>
    [
        new(CustomersText.TabOverview, $"/customers/{CustomerId}"),
        new(CustomersText.TabTasks, $"/customers/{CustomerId}/tasks", Frame?.OpenTasks),
        new(CustomersText.TabCollaborations, $"/customers/{CustomerId}/collaborations"),
        new(CustomersText.TabHistory, $"/customers/{CustomerId}/history"),
    ];

    protected override Task OnInitializedAsync() => Frame is null ? LoadAsync() : Task.CompletedTask;

    protected override async Task LoadAsync()
    {
        Frame = await queries.FrameAsync(CustomerId, Leaving);
        _isMissing = Frame is null;
    }

    private static string Say(string sentence, string value) => string.Format(CultureInfo.CurrentCulture, sentence, value);
}
