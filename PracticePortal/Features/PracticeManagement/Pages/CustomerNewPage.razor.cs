using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>Takes a company into the register.</summary>
public sealed partial class CustomerNewPage(MemberQueries members, AddCustomer add, NavigationManager navigation) : LeavingComponent
{
    private IReadOnlyList<Colleague>? _colleagues;
    private Error? _refusal;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public CustomerForm Form { get => field ??= new(); set; }

    private static IReadOnlyList<Crumb> Above => [new(CustomersText.Customers, "/customers")];

    private string Back => ReturnUrl is null ? "/customers" : LocalAddress.OrHome(ReturnUrl);

    protected override async Task OnInitializedAsync() => _colleagues = await members.ColleaguesAsync(Leaving);

    private async Task SaveAsync()
    {
        var added = await add.ExecuteAsync(Form.ToDetails(), CancellationToken.None);
        _refusal = added.Error;
        if (added.Succeeded && !IsLeft)
        {
            navigation.NavigateTo(ReturnUrl is null ? $"/customers/{added.Value}" : Back);
        }
    }
}
