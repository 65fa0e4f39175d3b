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
    private string? _typedName;
    private string? _typedEmail;
    private MemberRole _role = MemberRole.Consultant;
    private string _language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    private Error? _refusal;

    private static IReadOnlyList<Crumb> Above => [new(MembersText.Members, "/members")];

    private Task InviteAsync() => _inviting.RunAsync(async () =>
    {
        var input = new InviteMember.Input { Name = _typedName, Email = _typedEmail, Role = _role, Language = _language };
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
}
