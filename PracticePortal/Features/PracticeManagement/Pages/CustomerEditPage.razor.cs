using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>Changes what is known of a customer, and goes back to the page that asked for it.</summary>
public sealed partial class CustomerEditPage(
    CustomerQueries queries, MemberQueries members, EditCustomer edit, NavigationManager navigation) : LeavingComponent
{
    private IReadOnlyList<Colleague> _colleagues = [];
    private CustomerForm? _form;
    private Error? _refusal;
    private string _name = "";
    private bool _isMissing;
    private int _version;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private IReadOnlyList<Crumb> Above => [new(CustomersText.Customers, "/customers"), new(_name, $"/customers/{Id}")];

    private string Back => ReturnUrl is null ? $"/customers/{Id}" : LocalAddress.OrHome(ReturnUrl);

    protected override async Task OnInitializedAsync()
    {
        _colleagues = await members.ColleaguesAsync(Leaving);
        var customer = await queries.FindForEditAsync(Id, Leaving);
        _isMissing = customer is null;
        if (customer is not null)
        {
            (_form, _version, _name) = (CustomerForm.Of(customer.Details), customer.Version, customer.Details.Name!);
        }
    }

    private async Task SaveAsync()
    {
        var edited = await edit.ExecuteAsync(Id, _version, _form!.ToDetails(), CancellationToken.None);
        _refusal = edited.Error;
        if (edited.Succeeded && !IsLeft)
        {
            navigation.NavigateTo(Back);
        }
    }

    /// <summary>The colleague's change was seen, and what stands in the form is to win.</summary>
    private async Task SaveAnywayAsync()
    {
        _version = (await queries.FindForEditAsync(Id, Leaving))?.Version ?? _version;
        await SaveAsync();
    }
}
