using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.MySpiris.Components;

/// <summary>The documents with their boxes, and the two answers. What is ticked is checked where the answer is taken.</summary>
public sealed partial class AnswerForm(ApproveCollaboration approve, DeclineCollaboration decline) : ComponentBase
{
    private const string ErrorId = "answer-error";

    private Error? _error;
    private ElementReference? _focusNext;

    [Parameter, EditorRequired]
    public MyRequest Request { get; set; } = default!;

    /// <summary>An answer was given, or refused for a reason that this form cannot mend.</summary>
    [Parameter]
    public EventCallback<Result> OnAnswered { get; set; }

    /// <summary>The boxes that are ticked. Kept when the page goes on at another instance, as is which of the two answers is being given.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public List<Tick> Ticked { get => field ??= []; set; }

    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public bool IsDeclining { get; set; }

    private Dictionary<TermsDocument, ElementReference> Boxes { get; } = [];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext is { } box)
        {
            _focusNext = null;
            await box.FocusAsync();
        }
    }

    private void Change(DocumentToRead document, ChangeEventArgs change)
    {
        var tick = new Tick(document.Document, document.Number);
        Ticked.Remove(tick);
        if (change.Value is true)
        {
            Ticked.Add(tick);
        }
    }

    private async Task ApproveAsync()
    {
        _error = null;
        var answer = await approve.ExecuteAsync(Request.Row.Id, [.. Request.Documents.Where(IsTicked).Select(d => d.VersionId)], CancellationToken.None);
        if (answer.Error == CollaborationErrors.DocumentsNotApproved)
        {
            _error = answer.Error;
            _focusNext = Request.Documents.Where(IsMissing).Select(d => Boxes.GetValueOrDefault(d.Document)).FirstOrDefault();
            return;
        }

        await OnAnswered.InvokeAsync(answer);
    }

    private async Task DeclineAsync(DeclineForm.Answer given)
    {
        var answer = await decline.ExecuteAsync(Request.Row.Id, given.Reason, given.Words, CancellationToken.None);
        if (answer.Error?.Field == nameof(Collaboration.Reason))
        {
            _error = answer.Error;
            return;
        }

        await OnAnswered.InvokeAsync(answer);
    }

    private void StartDeclining() => (_error, IsDeclining) = (null, true);

    private void GoBack() => (_error, IsDeclining) = (null, false);

    private bool IsMissing(DocumentToRead document) => _error is not null && !IsTicked(document);

    /// <summary>A tick is for a version of a document, in whichever language it is read.</summary>
    private bool IsTicked(DocumentToRead document) => Ticked.Contains(new Tick(document.Document, document.Number));

    private string Label(DocumentToRead document) => document.Document switch
    {
        TermsDocument.ScannerTerms => Sentence.Of(MySpirisText.ApproveScannerTerms, document.Number),
        TermsDocument.DataProcessingAgreement =>
            Sentence.Of(MySpirisText.ApproveAgreement, Request.Row.AgencyName, document.Number),
    };

    private static string IdOf(DocumentToRead document) => $"approve-{document.Document}";

    /// <summary>A version of a document.</summary>
    public sealed record Tick(TermsDocument Document, int Number);
}
