using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.PracticeManagement.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>Who works here. Everybody sees it; agency administrators invite, change roles and deactivate.</summary>
public sealed partial class MembersPage(
    MemberQueries queries, ChangeMemberRole changeRole, DeactivateMember deactivate, ResendMemberInvitation resend,
    WithdrawMemberInvitation withdraw, IDialogService dialogs, TimeProvider clock) : LiveComponent
{
    private readonly OneAct _acting = new();
    private readonly Dictionary<Guid, ElementReference> _names = [];
    private MemberList? _list;
    private Error? _refusal;
    private string _said = "";

    /// <summary>Who was just invited, as the invitation's page says it.</summary>
    [SupplyParameterFromQuery]
    public string? Invited { get; set; }

    private IReadOnlyList<ListColumn> Columns => WithActions(
        new(MembersText.ColumnName), new(MembersText.ColumnEmail), new(MembersText.ColumnRole), new(MembersText.ColumnStatus));

    private IReadOnlyList<ListColumn> InvitationColumns => WithActions(
        new(MembersText.ColumnName), new(MembersText.ColumnEmail), new(MembersText.ColumnRole), new(MembersText.ColumnStatus), new(MembersText.ColumnUntil));

    protected override async Task LoadAsync()
    {
        _list = await queries.ListAsync(Leaving);
        _said = _said.Length == 0 && Invited is { Length: > 0 } ? MembersText.InvitedSaid : _said;
    }

    private IReadOnlyList<ListColumn> WithActions(params ReadOnlySpan<ListColumn> columns) =>
        _list is { MayManage: true } ? [.. columns, new ListColumn(MembersText.ColumnActions)] : [.. columns];

    private static string LabelOfRoleChange(MemberRow row) => Sentence.Of(
        row.Role == MemberRole.AgencyAdministrator ? MembersText.MakeConsultantOf : MembersText.MakeAdministratorOf, row.Name);

    private (Tone Tone, Glyph? Shape, string Text) Look(MemberInvitationRow row) => row switch
    {
        _ when row.ExpiresAt < clock.GetUtcNow().UtcDateTime => (Tone.Done, Glyph.Hourglass, MembersText.InvitationExpired),
        { Letter: EmailState.Rejected } => (Tone.Bad, null, MembersText.LetterRefused),
        { Letter: EmailState.Accepted } => (Tone.Waiting, null, MembersText.LetterSent),
        _ => (Tone.Working, null, MemberTexts.Letter(row.Letter)),
    };

    private async Task ChangeRoleAsync(MemberRow row)
    {
        var role = row.Role == MemberRole.AgencyAdministrator ? MemberRole.Consultant : MemberRole.AgencyAdministrator;
        var question = new Confirmation(
            Sentence.Of(MembersText.MakeConsultantTitle, row.Name), MembersText.MakeConsultantText, MembersText.MakeConsultant)
        { Hurts = true };
        if (role == MemberRole.Consultant && !await dialogs.ConfirmAsync(question))
        {
            return;
        }

        await ActAsync(() => changeRole.ExecuteAsync(row.Id, role, CancellationToken.None), Sentence.Of(MembersText.RoleChanged, row.Name, MemberTexts.Role(role)));
    }

    private async Task DeactivateAsync(MemberRow row)
    {
        var handOver = await deactivate.HandOverOfAsync(row.Id, Leaving);
        var colleagues = _list!.Members.Where(m => m.IsActive && m.Id != row.Id).ToList();
        if (await DeactivateMemberDialog.AskAsync(dialogs, row.Name, handOver, colleagues) is { } answer
            && await ActAsync(() => deactivate.ExecuteAsync(row.Id, answer.SuccessorId, CancellationToken.None), Sentence.Of(MembersText.Deactivated, row.Name)))
        {
            await _names[row.Id].FocusAsync(); // the button is gone
        }
    }

    private Task ResendAsync(MemberInvitationRow row) =>
        ActAsync(() => resend.ExecuteAsync(row.Id, CancellationToken.None), Sentence.Of(MembersText.Resent, row.Name));

    private async Task WithdrawAsync(MemberInvitationRow row)
    {
        var question = new Confirmation(
            Sentence.Of(MembersText.WithdrawTitle, row.Name), MembersText.WithdrawText, MembersText.WithdrawInvitation)
        { Hurts = true };
        if (await dialogs.ConfirmAsync(question))
        {
            await ActAsync(() => withdraw.ExecuteAsync(row.Id, CancellationToken.None), Sentence.Of(MembersText.Withdrawn, row.Name));
        }
    }

    /// <summary>Does it and says how it went. False when it was refused, or when there is nobody any more to go on with.</summary>
    private async Task<bool> ActAsync(Func<Task<Result>> act, string done)
    {
        var goesOn = false;
        await _acting.RunAsync(async () =>
        {
            var result = await act();
            (_refusal, _said) = (result.Error, result.Succeeded ? done : "");
            await ReloadAsync();
            goesOn = result.Succeeded && !IsLeft;
        });
        return goesOn;
    }
}
