using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// What is done with a receipt, and in which order:
/// <c>New → Interpreted → Needs answer → Interpreted → Ready → Handed over → Archived</c>. What was read never takes the place of what a person said.
/// </summary>
public sealed partial class Receipt
{
    private readonly List<ReceiptMessage> _messages = [];

    /// <summary>Who worked with it last; null while nobody has.</summary>
    public Guid? HolderId { get; private set; }

    public string? HolderName { get; private set; }

    /// <summary>How often it was handed over, apart from batches that were undone.</summary>
    public int TimesHandedOver { get; private set; }

    /// <summary>Questions and answers, as far as they were loaded.</summary>
    public IReadOnlyList<ReceiptMessage> Messages => _messages;

    private bool IsOpen => Status.IsOpen();

    private ReceiptStatus Unanswered => Facts.Known == ReceiptFact.None ? ReceiptStatus.New : ReceiptStatus.Interpreted;

    /// <summary>A program has read it. What a person said already stays, and so does what is settled.</summary>
    public void Interpret(ReceiptFacts read, ReceiptAudience told)
    {
        if (!IsOpen)
        {
            return;
        }

        Facts = read.With(Confirmed, Facts);
        Status = Status == ReceiptStatus.NeedsAnswer ? Status : Unanswered;
        Raise(new ReceiptInterpreted(Id, told));
    }

    /// <summary>It is to be read anew. What a person said stays.</summary>
    public Result AskForReading(DateTime now)
    {
        if (!IsOpen)
        {
            return ReceiptErrors.Settled;
        }

        Raise(new ReceiptReadingAsked(Id, now));
        return Result.Ok;
    }

    /// <summary>Somebody says what stands on it: all of the facts are as that person saw them.</summary>
    public Result Correct(ReceiptFacts facts, ReceiptBringer by, ReceiptAudience told)
    {
        if (!IsOpen)
        {
            return ReceiptErrors.Settled;
        }

        var isNews = Facts.Different(facts) != ReceiptFact.None;
        (Facts, Confirmed) = (facts, Confirmed | facts.Known | Facts.Different(facts));
        Status = Status == ReceiptStatus.NeedsAnswer ? Status : Unanswered;
        TakenBy(by);
        if (isNews)
        {
            Raise(new ReceiptCorrected(Id, told, Title));
        }

        return Result.Ok;
    }

    /// <summary>The agency asks the customer. A further question joins the first.</summary>
    /// <param name="text">As it is kept.</param>
    public Result Ask(string text, ReceiptBringer by, ReceiptAudience told, DateTime now)
    {
        if (!IsOpen)
        {
            return ReceiptErrors.Settled;
        }

        _messages.Add(ReceiptMessage.Write(this, by, text, now));
        Status = ReceiptStatus.NeedsAnswer;
        TakenBy(by);
        Raise(new ReceiptQuestionAsked(Id, told, Title));
        return Result.Ok;
    }

    /// <summary>The customer answers. It is the agency's again.</summary>
    public Result Answer(string text, ReceiptBringer by, ReceiptAudience told, DateTime now)
    {
        if (Status != ReceiptStatus.NeedsAnswer)
        {
            return ReceiptErrors.NothingAsked;
        }

        _messages.Add(ReceiptMessage.Write(this, by, text, now));
        Status = Unanswered;
        Raise(new ReceiptQuestionAnswered(Id, told, Title));
        return Result.Ok;
    }

    /// <summary>Whoever asked needs no answer any more.</summary>
    public Result WithdrawQuestion(ReceiptBringer by, ReceiptAudience told)
    {
        if (Status != ReceiptStatus.NeedsAnswer)
        {
            return ReceiptErrors.NothingAsked;
        }

        Status = Unanswered;
        TakenBy(by);
        Raise(new ReceiptQuestionWithdrawn(Id, told, Title));
        return Result.Ok;
    }

    /// <summary>Its facts are right and add up: it can be handed over.</summary>
    public Result MakeReady(ReceiptBringer by, ReceiptAudience told)
    {
        if (Status is not (ReceiptStatus.New or ReceiptStatus.Interpreted))
        {
            return Status == ReceiptStatus.NeedsAnswer ? ReceiptErrors.WaitsForAnswer : ReceiptErrors.Settled;
        }

        var check = Facts.Check();
        if (!check.Succeeded)
        {
            return check;
        }

        (Status, Confirmed) = (ReceiptStatus.Ready, Confirmed | Facts.Known);
        TakenBy(by);
        Raise(new ReceiptMadeReady(Id, told, Title));
        return Result.Ok;
    }

    /// <summary>Something about it is to be changed after all.</summary>
    public Result Reopen(ReceiptBringer by, ReceiptAudience told)
    {
        if (Status != ReceiptStatus.Ready)
        {
            return ReceiptErrors.NotReady;
        }

        Status = Unanswered;
        TakenBy(by);
        Raise(new ReceiptReopened(Id, told, Title));
        return Result.Ok;
    }

    /// <summary>It stands in a batch now. A receipt leaves <see cref="ReceiptStatus.Ready"/> once; what was handed over goes again only on purpose.</summary>
    /// <param name="isAgain">Whoever hands it over knows that it was before.</param>
    public Result HandOver(bool isAgain, ReceiptBringer by)
    {
        if (Status != (isAgain ? ReceiptStatus.HandedOver : ReceiptStatus.Ready))
        {
            return isAgain ? ReceiptErrors.NotHandedOver : ReceiptErrors.NotReady;
        }

        (Status, TimesHandedOver) = (ReceiptStatus.HandedOver, TimesHandedOver + 1);
        TakenBy(by);
        return Result.Ok;
    }

    /// <summary>The batch that it stood in was undone.</summary>
    public Result TakeBack()
    {
        if (Status != ReceiptStatus.HandedOver)
        {
            return ReceiptErrors.NotHandedOver;
        }

        TimesHandedOver--;
        Status = TimesHandedOver > 0 ? ReceiptStatus.HandedOver : ReceiptStatus.Ready;
        return Result.Ok;
    }

    /// <summary>Puts it aside. Its files stay.</summary>
    public Result Archive(ReceiptAudience told, DateTime now)
    {
        if (Status == ReceiptStatus.Archived)
        {
            return ReceiptErrors.Archived;
        }

        (Status, ArchivedFrom, ArchivedAt) = (ReceiptStatus.Archived, Status, now);
        Raise(new ReceiptArchived(Id, told, Title));
        return Result.Ok;
    }

    /// <summary>Takes back what was put aside: it is what it was before.</summary>
    public Result Restore(ReceiptAudience told)
    {
        if (Status != ReceiptStatus.Archived)
        {
            return ReceiptErrors.NotArchived;
        }

        if (MergedIntoId is not null)
        {
            return ReceiptErrors.PageElsewhere;
        }

        (Status, ArchivedFrom, ArchivedAt) = (ArchivedFrom ?? Unanswered, null, null);
        Raise(new ReceiptRestored(Id, told, Title));
        return Result.Ok;
    }

    private void TakenBy(ReceiptBringer by) => (HolderId, HolderName) = (by.UserId, by.Name);
}
