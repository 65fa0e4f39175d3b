using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>Where the letter's link to a new password ends; the link itself is in a cookie by now.</summary>
public sealed partial class ResetPage(ResetPassword reset, LinkCookie links, NavigationManager navigation) : ComponentBase
{
    private LinkTarget? _link;
    private string? _address;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "reset")]
    public ResetPassword.Input Input { get; set; } = default!;

    /// <summary>The link that the form was drawn for.</summary>
    [SupplyParameterFromForm(FormName = "reset")]
    public string? Link { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new ResetPassword.Input();
        LinkPage.KeepPrivate(Http.Response);
        _link = links.Read(LinkPurpose.PasswordReset);
        _address = await reset.AddressAsync(_link, Http.RequestAborted);
    }

    private async Task ResetAsync()
    {
        if (Link != _link?.Mark)
        {
            _error = LinkErrors.Replaced;
            return;
        }

        var done = await reset.ExecuteAsync(_link, Input, CancellationToken.None);
        if (done.Succeeded)
        {
            links.Forget(LinkPurpose.PasswordReset);
            navigation.NavigateTo("/login?changed=true");
            return;
        }

        _error = done.Error;
    }
}
