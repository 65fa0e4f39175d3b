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
    private Error? _refusal;
    private string _name = "";
    private bool _isMissing;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>What is typed, and the version that it started from. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public Edited? Draft { get; set; }

    private IReadOnlyList<Crumb> Above => [new(CustomersText.Customers, "/customers"), new(_name, $"/customers/{Id}")];

    private string Back => ReturnUrl is null ? $"/customers/{Id}" : LocalAddress.OrHome(ReturnUrl);

    protected override async Task OnInitializedAsync()
    {
        _colleagues = await members.ColleaguesAsync(Leaving);
        var customer = await queries.FindForEditAsync(Id, Leaving);
        _isMissing = customer is null;
        if (customer is not null)
        {
            _name = customer.Details.Name!;
            Draft ??= new Edited(CustomerForm.Of(customer.Details), customer.Version);
        }
    }

    private async Task SaveAsync()
    {
        var edited = await edit.ExecuteAsync(Id, Draft!.Version, Draft.Form.ToDetails(), CancellationToken.None);
        _refusal = edited.Error;
        if (edited.Succeeded && !IsLeft)
        {
            navigation.NavigateTo(Back);
        }
    }

    /// <summary>The colleague's change was seen, and what stands in the form is to win.</summary>
    private async Task SaveAnywayAsync()
    {
        if (await queries.FindForEditAsync(Id, Leaving) is { } now)
        {
            Draft = Draft! with { Version = now.Version };
        }

        await SaveAsync();
    }

    public sealed record Edited(CustomerForm Form, int Version);
}
