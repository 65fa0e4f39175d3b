using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Administration.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>One agency: who was invited to manage it, and, while nobody does, a new invitation.</summary>
public sealed partial class AgencyPage(AgencyRegister register, InviteAgencyAdministrator invite, TimeProvider clock) : LiveComponent
{
    private readonly OneAct _inviting = new();
    private AdministratorFields? _fields;
    private AgencyDetails? _details;
    private Error? _refusal;
    private bool _isSent;
    private bool _isClosed;

    [Parameter]
    public Guid AgencyId { get; set; }

    /// <summary>What is typed. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public AdministratorForm Form { get => field ??= new(); set; }

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavAgencies, "/admin/agencies")];

    private static IReadOnlyList<ListColumn> Columns =>
        [new(CommonText.Name), new(CommonText.Email), new(AdministrationText.ColumnSent), new(CommonText.Status)];

    protected override async Task LoadAsync()
    {
        _details = await register.FindAsync(AgencyId, Leaving);
        _isClosed = _details is null;
    }

    private (Tone Tone, string Text) LookOf(InvitationRow row) => row switch
    {
        { AcceptedAt: not null } => (Tone.Good, AdministrationText.InvitationAccepted),
        _ when row.ExpiresAt < clock.GetUtcNow().UtcDateTime => (Tone.Done, AdministrationText.InvitationExpired),
        { Letter: EmailState.Rejected } => (Tone.Bad, MembersText.LetterRefused),
        _ => (Tone.Waiting, AdministrationText.InvitationOpen),
    };

    private Task InviteAsync() => _inviting.RunAsync(async () =>
    {
        var invited = await invite.ExecuteAsync(AgencyId, Form.ToInput(), CancellationToken.None);
        (_refusal, _isSent) = (invited.Error, invited.Succeeded);
        if (invited.Succeeded)
        {
            await ReloadAsync();
        }
        else if (!IsLeft)
        {
            await _fields!.FocusWhenFaultyAsync(_refusal);
        }
    });
}
