using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Layout;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Account.Pages;

/// <summary>My name, language, password and sessions.</summary>
public sealed partial class AccountPage(
    AccountQueries queries, ChangeMyDetails changeDetails, ChangePassword changePassword, LogOutEverywhere logOut, NavigationManager navigation)
    : ComponentBase
{
    private AccountRow? _account;
    private Error? _error;
    private Error? _passwordError;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "details")]
    public ChangeMyDetails.Input Details { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "password")]
    public ChangePassword.Input Passwords { get; set; } = default!;

    /// <summary>What was done just now: the page is read anew after it, so that reloading does not do it twice.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Details ??= new ChangeMyDetails.Input();
        Passwords ??= new ChangePassword.Input();
        _account = await queries.AccountAsync(Http.RequestAborted);
    }

    private async Task SaveDetailsAsync()
    {
        var saved = await changeDetails.ExecuteAsync(Details, CancellationToken.None);
        _error = saved.Error;
        if (saved.Succeeded)
        {
            PortalLanguages.Remember(Http, Details.Language);
            navigation.NavigateTo("/account?done=details");
        }
    }

    private async Task ChangePasswordAsync()
    {
        var changed = await changePassword.ExecuteAsync(Passwords, CancellationToken.None);
        _passwordError = changed.Error;
        if (changed.Succeeded)
        {
            navigation.NavigateTo("/account?done=password");
        }
    }

    private async Task LogOutEverywhereAsync()
    {
        var done = await logOut.ExecuteAsync(CancellationToken.None);
        _error = done.Error;
        if (done.Succeeded)
        {
            navigation.NavigateTo("/login");
        }
    }
}
