using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;
using PracticePortal.Resources;

namespace PracticePortal.Features.Agencies.Pages;

/// <summary>Where a member's invitation lands: who invites, and what is asked of whoever opened it. Looking at it changes nothing.</summary>
public sealed partial class JoinPage(
    MemberInvitationLinks invitations, AcceptMemberInvitation accept, LinkCookie links, PortalSignIn signIn,
    NavigationManager navigation) : ComponentBase
{
    private LinkTarget? _link;
    private MemberInvitationView? _invitation;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "join")]
    public AcceptMemberInvitation.Input Input { get; set; } = default!;

    /// <summary>The link that the form was drawn for.</summary>
    [SupplyParameterFromForm(FormName = "join")]
    public string? Link { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new AcceptMemberInvitation.Input();
        LinkPage.KeepPrivate(Http.Response);
        _link = links.Read(LinkPurpose.MemberInvitation);
        _invitation = await invitations.ReadAsync(_link, Http.RequestAborted);
        if (_invitation is null)
        {
            navigation.NavigateTo(LinkLanding.Unknown);
        }
    }

    private static string? DeadText(MemberInvitationView invitation) => invitation.State switch
    {
        JoinState.SetUp or JoinState.LogIn or JoinState.Join or JoinState.OtherPerson => null,
        JoinState.Accepted => MembersText.DeadAccepted,
        JoinState.Withdrawn => Sentence.Of(MembersText.DeadWithdrawn, invitation.AgencyName),
        JoinState.Replaced => MembersText.DeadReplaced,
        JoinState.Expired => Sentence.Of(
            MembersText.DeadExpired, PortalTime.Text(invitation.ExpiresAt, CultureInfo.CurrentCulture), invitation.InvitedBy),
    };

    private async Task JoinAsync()
    {
        if (Link != _link?.Mark)
        {
            _error = LinkErrors.Replaced;
            return;
        }

        var joined = await accept.ExecuteAsync(_link, Input, CancellationToken.None);
        if (!joined.Succeeded)
        {
            _error = joined.Error;
            return;
        }

        links.Forget(LinkPurpose.MemberInvitation);
        await signIn.EnterByLinkAsync(joined.Value);
        navigation.NavigateTo(LocalAddress.Home);
    }
}
