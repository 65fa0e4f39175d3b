using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>Where the letter's link to a new password ends; the link itself is in a cookie by now.</summary>
public sealed partial class ResetPage(ResetPassword reset, LinkCookie links, NavigationManager navigation) : ComponentBase
{
    private string? _address;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "reset")]
    public ResetPassword.Input Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new ResetPassword.Input();
        _address = await reset.AddressAsync(links.Read(LinkPurpose.PasswordReset), Http.RequestAborted);
    }

    private async Task ResetAsync()
    {
        var done = await reset.ExecuteAsync(links.Read(LinkPurpose.PasswordReset), Input, CancellationToken.None);
        if (done.Succeeded)
        {
            links.Forget(LinkPurpose.PasswordReset);
            navigation.NavigateTo("/login?changed=true");
            return;
        }

        _error = done.Error;
    }
}
