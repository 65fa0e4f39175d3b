namespace PracticePortal.Platform.Live;

/// <summary>
/// A live component that shows the answer to one question, mostly one that stands in the address.
/// It reads again when something changed and when the question became another one; an answer to an older question is dropped.
/// </summary>
public abstract class LiveList<TQuestion, TList> : LiveComponent
    where TQuestion : notnull
    where TList : class
{
    private TQuestion? _asked;
    private bool _isAsked;
    private bool _isAnswered;

    /// <summary>Null until it was read for the first time; the old one stays while a new one is read.</summary>
    protected TList? List { get; private set; }

    /// <summary>True when the person may not see the list.</summary>
    protected bool IsClosed => _isAnswered && List is null;

    /// <summary>What the component asks for now.</summary>
    protected abstract TQuestion Question { get; }

    /// <summary>Reads the answer with the person's own rights; null when they may not see it.</summary>
    protected abstract Task<TList?> ReadAsync(TQuestion question);

    protected sealed override Task OnInitializedAsync() => Task.CompletedTask; // the parameters ask first

    protected sealed override Task OnParametersSetAsync() => AskAsync();

    /// <summary>Reads when the question is not the one that was asked last.</summary>
    protected Task AskAsync() => _isAsked && Question.Equals(_asked) ? Task.CompletedTask : ReloadAsync();

    protected sealed override async Task LoadAsync()
    {
        var question = Question;
        (_asked, _isAsked) = (question, true);
        var list = await ReadAsync(question);
        if (question.Equals(_asked))
        {
            (List, _isAnswered) = (list, true);
        }
    }
}
