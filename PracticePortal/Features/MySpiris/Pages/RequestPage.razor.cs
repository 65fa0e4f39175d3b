using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;
using PracticePortal.Resources;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>Where an invitation's link lands. It tells who invites and leads on; looking at it changes nothing.</summary>
public sealed partial class RequestPage(
    LinkCookie cookie, RequestQueries requests, AskForNewLink askForNewLink, ContinueAsMyself continueAsMyself,
    PortalSignIn signIn, NavigationManager navigation) : ComponentBase
{
    private const string LogInAddress = $"/login?returnUrl={MySpirisAddresses.Request}";

    private RequestView? _request;
    private LinkTarget? _link;
    private Error? _error;
    private bool _asked;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    /// <summary>The link that the form was drawn for.</summary>
    [SupplyParameterFromForm]
    public string? Link { get; set; }

    protected override async Task OnInitializedAsync()
    {
        LinkPage.KeepPrivate(Http.Response);
        _link = cookie.Read(LinkPurpose.Invitation);
        _request = _link is null ? null : await requests.ReadAsync(_link, Http.RequestAborted);
        if (_request is null)
        {
            navigation.NavigateTo(LinkLanding.Unknown);
        }
        else if (_request.State == RequestState.Answer)
        {
            cookie.Forget(LinkPurpose.Invitation);
            navigation.NavigateTo(MySpirisAddresses.Answer(_request.CollaborationId));
        }
    }

    private async Task AskAsync()
    {
        if (IsDrawnForAnotherLink())
        {
            return;
        }

        if (_link is not null)
        {
            await askForNewLink.ExecuteAsync(_link, CancellationToken.None);
            _asked = true;
        }
    }

    private async Task ContinueAsync()
    {
        if (_link is null || IsDrawnForAnotherLink())
        {
            return;
        }

        var done = await continueAsMyself.ExecuteAsync(_link, CancellationToken.None);
        if (!done.Succeeded)
        {
            _error = done.Error;
            return;
        }

        cookie.Forget(LinkPurpose.Invitation);
        await signIn.EnterByLinkAsync(done.Value.UserId);
        navigation.NavigateTo(MySpirisAddresses.Answer(done.Value.CollaborationId));
    }

    private bool IsDrawnForAnotherLink()
    {
        _error = Link == _link?.Mark ? null : LinkErrors.Replaced;
        return _error is not null;
    }

    private static string Title(RequestView request) => request.State == RequestState.Dead
        ? MySpirisText.LinkDeadTitle
        : Sentence.Of(MySpirisText.RequestTitle, request.AgencyName, request.CustomerName);

    private static string HatOf(RequestView request) => Hat.Organisation(request.OrganisationId ?? Guid.Empty).ToString();

    private static string DeadText(RequestView request)
    {
        var at = request.End.At is { } time ? PortalTime.Text(time, CultureInfo.CurrentCulture) : "";
        return request.End switch
        {
            { WasReplaced: true } => Sentence.Of(MySpirisText.DeadReplaced, at),
            { Status: CollaborationStatus.AwaitingApproval } => at.Length > 0 ? Sentence.Of(MySpirisText.DeadSetUpOver, at) : MySpirisText.DeadOther,
            { Status: CollaborationStatus.Active } => Sentence.Of(MySpirisText.DeadApproved, at),
            { Status: CollaborationStatus.Declined } => Sentence.Of(MySpirisText.DeadDeclined, at),
            { Status: CollaborationStatus.Cancelled } => Sentence.Of(MySpirisText.DeadCancelled, request.AgencyName, at),
            { Status: CollaborationStatus.Expired } => Sentence.Of(MySpirisText.DeadExpired, at),
            { Status: CollaborationStatus.Ended } => Sentence.Of(MySpirisText.DeadEnded, at),
            { Status: CollaborationStatus.Provisioning or CollaborationStatus.ProvisioningFailed } => MySpirisText.DeadOther,
        };
    }
}
