using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>Takes a company into the register.</summary>
public sealed partial class CustomerNewPage(CustomerQueries queries, AddCustomer add, NavigationManager navigation) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly CustomerForm _form = new();
    private IReadOnlyList<Colleague>? _colleagues;
    private Error? _refusal;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(CustomersText.Customers, "/customers")];

    private string Back => ReturnUrl is null ? "/customers" : LocalAddress.OrHome(ReturnUrl);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync() => _colleagues = await queries.ColleaguesAsync(_leaving.Token);

    private async Task SaveAsync()
    {
        var added = await add.ExecuteAsync(_form.ToDetails(), _leaving.Token);
        _refusal = added.Error;
        if (added.Succeeded)
        {
            navigation.NavigateTo(ReturnUrl is null ? $"/customers/{added.Value}" : Back);
        }
    }
}
