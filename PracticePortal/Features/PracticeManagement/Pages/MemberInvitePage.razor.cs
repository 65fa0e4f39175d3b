using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>Asks a colleague to join the agency.</summary>
public sealed partial class MemberInvitePage(InviteMember invite, NavigationManager navigation) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private TextField? _name;
    private TextField? _email;
    private string? _typedName;
    private string? _typedEmail;
    private MemberRole _role = MemberRole.Consultant;
    private string _language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    private Error? _refusal;
    private bool _isActing;

    private static IReadOnlyList<Crumb> Above => [new(MembersText.Members, "/members")];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task InviteAsync()
    {
        if (_isActing)
        {
            return;
        }

        _isActing = true;
        try
        {
            var input = new InviteMember.Input { Name = _typedName, Email = _typedEmail, Role = _role, Language = _language };
            var invited = await invite.ExecuteAsync(input, _leaving.Token);
            _refusal = invited.Error;
            if (invited.Succeeded)
            {
                navigation.NavigateTo("/members?invited=yes");
            }
        }
        finally
        {
            _isActing = false;
        }

        foreach (var field in (TextField?[])[_name, _email])
        {
            if (field is not null)
            {
                await field.FocusWhenFaultyAsync(_refusal);
            }
        }
    }
}
