using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>What the agency asks about a receipt and the customer answers, on the receipt itself.</summary>
public sealed partial class ReceiptConversation(AskCustomer ask, AnswerQuestion answer, WithdrawQuestion withdraw) : ComponentBase
{
    private Error? _error;
    private string? _said;
    private bool _tellDone;
    private ElementReference _message;

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    [Parameter, EditorRequired]
    public ReceiptStatus Status { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<ReceiptMessageRow> Messages { get; set; } = [];

    /// <summary>The agency asks; the customer answers.</summary>
    [Parameter, EditorRequired]
    public bool IsAgency { get; set; }

    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>What is being written. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public string? Words { get; set; }

    private bool MayWrite => IsAgency ? Status.IsOpen() : Status == ReceiptStatus.NeedsAnswer;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_tellDone)
        {
            _tellDone = false;
            await _message.FocusAsync();
        }
    }

    private Task SendAsync() => IsAgency
        ? ActAsync(() => ask.ExecuteAsync(ReceiptId, Words, CancellationToken.None), ScannerText.TalkAsked)
        : ActAsync(() => answer.ExecuteAsync(ReceiptId, Words, CancellationToken.None), ScannerText.TalkAnswered);

    private Task WithdrawAsync() => ActAsync(() => withdraw.ExecuteAsync(ReceiptId, CancellationToken.None), ScannerText.TalkWithdrawn);

    private async Task ActAsync(Func<Task<Result>> act, string done)
    {
        _error = (await act()).Error;
        if (_error is not null)
        {
            return;
        }

        (Words, _said, _tellDone) = (null, done, true);
        await OnSaved.InvokeAsync();
    }
}
