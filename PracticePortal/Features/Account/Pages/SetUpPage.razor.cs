using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>The first page of a new installation: its first portal administrator.</summary>
public sealed partial class SetUpPage(
    FirstAdministrator first, LinkCookie links, PortalSignIn signIn, NavigationManager navigation) : ComponentBase
{
    private LinkTarget? _link;
    private bool _isOpen;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "setup")]
    public FirstAdministrator.Input Input { get; set; } = default!;

    /// <summary>The link that the form was drawn for.</summary>
    [SupplyParameterFromForm(FormName = "setup")]
    public string? Link { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new FirstAdministrator.Input();
        LinkPage.KeepPrivate(Http.Response);
        _link = links.Read(LinkPurpose.FirstAdministrator);
        _isOpen = await first.IsOpenAsync(_link, Http.RequestAborted);
    }

    private async Task SetUpAsync()
    {
        if (Link != _link?.Mark)
        {
            _error = LinkErrors.Replaced;
            return;
        }

        var made = await first.SetUpAsync(_link, Input, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, CancellationToken.None);
        if (made.Succeeded)
        {
            links.Forget(LinkPurpose.FirstAdministrator);
            await signIn.BeginAsync(made.Value, SessionProof.Link);
            navigation.NavigateTo(LocalAddress.Home);
            return;
        }

        _error = made.Error;
    }
}
