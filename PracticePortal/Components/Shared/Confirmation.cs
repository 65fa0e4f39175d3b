using MudBlazor;

namespace PracticePortal.Components.Shared;

/// <summary>A question before something that matters: what is asked, what follows, and the verb that does it.</summary>
public sealed record Confirmation(string Title, string Text, string ConfirmText)
{
    /// <summary>What follows from a yes, one line each.</summary>
    public IReadOnlyList<string> Follows { get; init; } = [];

    /// <summary>It cannot be taken back, and the button looks like it.</summary>
    public bool Hurts { get; init; }
}

/// <summary>Asks in a dialog.</summary>
public static class ConfirmDialogExtensions
{
    private static readonly DialogOptions s_options = new()
    {
        CloseOnEscapeKey = true,
        BackdropClick = false,
        MaxWidth = MaxWidth.ExtraSmall,
        FullWidth = true,
    };

    /// <summary>True for a deliberate yes; going back, Escape or leaving the page is a no.</summary>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, Confirmation question)
    {
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(
            question.Title, new DialogParameters<ConfirmDialog> { { shown => shown.Question, question } }, s_options);
        return await dialog.Result is { Canceled: false };
    }
}
