using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Scanner.Receipts.Questions;

/// <summary>
/// When an organisation gets its next letter about what agencies asked: one letter for all open questions, and not one for each. One row for
/// each organisation that was ever asked.
/// </summary>
public sealed class QuestionsNotice : Entity, IOrganisationOwned
{
    /// <summary>Whoever goes through a pile asks several times: the letter waits until it is quiet for so long.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    /// <summary>The longest that a question waits for its letter, and the least that lies between two letters.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    private QuestionsNotice()
    {
    }

    public Guid OrganisationId { get; private init; }

    /// <summary>When the letter goes; null while nothing waits.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When the first of the questions was asked that no letter has told yet.</summary>
    public DateTime? WaitingSince { get; private set; }

    /// <summary>When the last letter went; null when none did.</summary>
    public DateTime? LastAt { get; private set; }

    public static QuestionsNotice Of(Guid organisationId) => new() { Id = organisationId, OrganisationId = organisationId };

    /// <summary>Something was asked.</summary>
    public void Ask(DateTime now)
    {
        WaitingSince ??= now;
        var quiet = now + Quiet;
        var latest = WaitingSince.Value + Pace;
        var due = quiet < latest ? quiet : latest;
        var earliest = LastAt + Pace;
        DueAt = earliest > due ? earliest : due;
    }

    /// <summary>Its time has come: the letters go, unless everything is answered already.</summary>
    public void Tell(bool isAnythingOpen, DateTime now)
    {
        (DueAt, WaitingSince) = (null, null);
        if (isAnythingOpen)
        {
            LastAt = now;
            Raise(new QuestionsWait(OrganisationId, now));
        }
    }
}

/// <summary>Questions about receipts wait for an organisation's answer: it gets a letter.</summary>
/// <param name="At">When they were gathered.</param>
public sealed record QuestionsWait(Guid OrganisationId, DateTime At) : IDomainEvent;
