using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>The first sign-in of a new administrator. A plain form: there is no circuit before there is a person.</summary>
public sealed partial class SetUpPage(
    LinkCookie cookie, RequestQueries requests, SetUpSignIn setUpSignIn, PortalSignIn signIn, NavigationManager navigation) : ComponentBase
{
    private const string LogInAddress = $"/login?returnUrl={MySpirisAddresses.Request}";

    private RequestView? _request;
    private LinkTarget? _link;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "set-up")]
    public string? Password { get; set; }

    /// <summary>The link that the form was drawn for.</summary>
    [SupplyParameterFromForm(FormName = "set-up")]
    public string? Link { get; set; }

    protected override async Task OnInitializedAsync()
    {
        LinkPage.KeepPrivate(Http.Response);
        _link = cookie.Read(LinkPurpose.Invitation);
        _request = _link is null ? null : await requests.ReadAsync(_link, Http.RequestAborted);
        if (_request?.State != RequestState.SetUp)
        {
            navigation.NavigateTo(MySpirisAddresses.Request); // it says why
        }
    }

    private async Task SetUpAsync()
    {
        if (_link is null || _request?.State != RequestState.SetUp)
        {
            return;
        }

        if (Link != _link.Mark)
        {
            _error = LinkErrors.Replaced;
            return;
        }

        var done = await setUpSignIn.ExecuteAsync(_link, Password, CancellationToken.None);
        if (done.Error == MySpirisErrors.LinkIsOver)
        {
            navigation.NavigateTo(MySpirisAddresses.Request);
        }
        else if (!done.Succeeded)
        {
            _error = done.Error;
        }
        else
        {
            cookie.Forget(LinkPurpose.Invitation);
            await signIn.EnterByLinkAsync(done.Value.UserId);
            navigation.NavigateTo(MySpirisAddresses.Answer(done.Value.CollaborationId));
        }
    }
}
