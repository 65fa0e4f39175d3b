using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>All that is there for whoever owes a second factor: why, and how to add one.</summary>
public sealed partial class FactorOwedPage(AccountQueries account) : ComponentBase
{
    private FactorOwed? _owed;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private string Back => $"/login?returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(ReturnUrl))}";

    /// <summary>Where it is said, on the way to an address.</summary>
    public static string Address(string? returnUrl) => $"/account/second-factor?returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}";

    protected override async Task OnInitializedAsync() => _owed = await account.FactorOwedAsync(Http.RequestAborted);
}
