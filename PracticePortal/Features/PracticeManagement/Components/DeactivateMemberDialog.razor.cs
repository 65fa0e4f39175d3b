using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Features.Agencies;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>Asks, before a member is deactivated, who takes over.</summary>
public sealed partial class DeactivateMemberDialog : ComponentBase
{
    private static readonly DialogOptions s_options = new()
    {
        CloseOnEscapeKey = true,
        BackdropClick = false,
        MaxWidth = MaxWidth.ExtraSmall,
        FullWidth = true,
        DefaultFocus = DefaultFocus.FirstChild,
    };

    private Guid _successor;
    private bool _isMissing;

    /// <summary>A deliberate yes, with the colleague who takes over where there is something to take over.</summary>
    public sealed record Answer(Guid? SuccessorId);

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public HandOver HandOver { get; set; } = new(0, 0);

    [Parameter, EditorRequired]
    public IReadOnlyList<MemberRow> Colleagues { get; set; } = [];

    /// <summary>Null for going back.</summary>
    public static async Task<Answer?> AskAsync(IDialogService dialogs, string name, HandOver handOver, IReadOnlyList<MemberRow> colleagues)
    {
        var parameters = new DialogParameters<DeactivateMemberDialog>
        {
            { shown => shown.Name, name },
            { shown => shown.HandOver, handOver },
            { shown => shown.Colleagues, colleagues },
        };
        var dialog = await dialogs.ShowAsync<DeactivateMemberDialog>(name, parameters, s_options);
        return await dialog.Result is { Canceled: false, Data: Answer answer } ? answer : null;
    }

    private void Confirm()
    {
        _isMissing = HandOver.IsNeeded && _successor == Guid.Empty;
        if (!_isMissing)
        {
            Dialog.Close(DialogResult.Ok(new Answer(_successor == Guid.Empty ? null : _successor)));
        }
    }
}
