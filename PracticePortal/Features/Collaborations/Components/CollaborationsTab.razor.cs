using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.Collaborations.Components;

/// <summary>The tab <em>Collaborations</em> of a customer: the service's tile, and the panel that tells its state and offers its verbs.</summary>
public sealed partial class CollaborationsTab(CollaborationQueries queries, NavigationManager navigation) : LiveComponent
{
    /// <summary>Opens the panel when the page is opened: <c>?service=scanner</c>.</summary>
    public const string OpenPanelQuery = "service=scanner";

    private CustomerCollaborations? _customer;
    private bool _isOpen;

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    public static string AddressOf(Guid customerId) => $"/customers/{customerId}/collaborations?{OpenPanelQuery}";

    protected override async Task LoadAsync()
    {
        _customer = await queries.OfCustomerAsync(CustomerId, Leaving);
        _isOpen |= navigation.Uri.Contains(OpenPanelQuery, StringComparison.Ordinal) || _customer?.Latest is not null;
    }

    private void OpenPanel()
    {
        _isOpen = true;
        navigation.NavigateTo(AddressOf(CustomerId), replace: true);
    }
}
