using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>Asks a colleague to join the agency.</summary>
public sealed partial class MemberInvitePage(InviteMember invite, NavigationManager navigation) : LeavingComponent
{
    private readonly OneAct _inviting = new();
    private TextField? _name;
    private TextField? _email;
    private Error? _refusal;

    /// <summary>What is typed. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public Invitee Typed { get => field ??= new(); set; }

    private static IReadOnlyList<Crumb> Above => [new(MembersText.Members, "/members")];

    private Task InviteAsync() => _inviting.RunAsync(async () =>
    {
        var input = new InviteMember.Input { Name = Typed.Name, Email = Typed.Email, Role = Typed.Role, Language = Typed.Language };
        _refusal = (await invite.ExecuteAsync(input, CancellationToken.None)).Error;
        if (IsLeft)
        {
            return;
        }

        if (_refusal is null)
        {
            navigation.NavigateTo("/members?invited=yes");
            return;
        }

        await _name!.FocusWhenFaultyAsync(_refusal);
        await _email!.FocusWhenFaultyAsync(_refusal);
    });

    public sealed class Invitee
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public MemberRole Role { get; set; } = MemberRole.Consultant;

        public string Language { get; set; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    }
}
