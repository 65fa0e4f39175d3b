using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

/// <summary>How far a letter has come.</summary>
public enum EmailState
{
    /// <summary>The letter is written down and waits for its turn; also between two tries.</summary>
    Prepared,

    /// <summary>The mail server is being spoken to. Found after a crash, it is sent again under the same Message-ID.</summary>
    Sending,

    /// <summary>The mail server took it.</summary>
    Accepted,

    /// <summary>The mail server refused it for good (5xx).</summary>
    Rejected,

    /// <summary>The connection broke after the letter was handed over; it is sent again under the same Message-ID.</summary>
    Unknown,

    /// <summary>As many letters of its sort went out as a day allows; it waits for the next.</summary>
    Postponed,

    /// <summary>The letter was no longer right when its turn came: cancelled, replaced, answered.</summary>
    Dropped,
}

/// <summary>What one letter is about.</summary>
public enum EmailKind
{
    Invitation,
    Reminder,
    Approved,
    Declined,
    Ended,
    Cancelled,
    Expired,
    NewLinkAsked,
    MemberInvitation,
    PasswordReset,
    PasswordChanged,
    FactorChanged,
    SignUp,
    ReceiptQuestions,
}

/// <summary>One letter to one person: its Message-ID is fixed before the first try, so that every try is the same letter.</summary>
public sealed class EmailDelivery : Entity
{
    public const int AnswerMaxLength = 500;

    /// <summary>Over all agencies: nobody's inbox is filled through the portal, whoever types the address.</summary>
    public const int InvitationsPerDay = 50;

    private EmailDelivery()
    {
    }

    public Guid OutboxMessageId { get; private init; }

    public EmailKind Kind { get; private init; }

    public string Recipient { get; private init; } = "";

    public string Language { get; private init; } = Languages.Swedish;

    /// <summary>Without angle brackets.</summary>
    public string MessageId { get; private init; } = "";

    /// <summary>The agency whose pages show it; null for letters that concern none.</summary>
    public Guid? AgencyId { get; private init; }

    public Guid? CollaborationId { get; private init; }

    public Guid? InvitationId { get; private init; }

    public EmailState State { get; private set; }

    public int Tries { get; private set; }

    /// <summary>What the mail server said last; it may hold the address.</summary>
    public string Answer { get; private set; } = "";

    public DateTime PreparedAt { get; private init; }

    public DateTime? AcceptedAt { get; private set; }

    public bool IsSettled => State is EmailState.Accepted or EmailState.Rejected or EmailState.Dropped;

    public static EmailDelivery Prepare(EmailAddressing to, EmailSubject about, Guid outboxMessageId, string messageIdHost, DateTime now)
    {
        var id = Guid.CreateVersion7();
        var delivery = new EmailDelivery
        {
            Id = id,
            OutboxMessageId = outboxMessageId,
            Kind = about.Kind,
            Recipient = to.Email,
            Language = to.Language,
            MessageId = $"{id:N}@{messageIdHost}",
            AgencyId = about.AgencyId,
            CollaborationId = about.CollaborationId,
            InvitationId = about.InvitationId,
            PreparedAt = now,
        };
        delivery.Tell();
        return delivery;
    }

    public void StartSending()
    {
        State = EmailState.Sending;
        Tries++;
    }

    public void Accept(string answer, DateTime now)
    {
        AcceptedAt = now;
        Settle(EmailState.Accepted, answer);
    }

    public void Reject(string answer) => Settle(EmailState.Rejected, answer);

    /// <summary>It may go better later.</summary>
    public void Defer(string answer) => Settle(EmailState.Prepared, answer);

    public void LoseTrack(string answer) => Settle(EmailState.Unknown, answer);

    public void Postpone() => Settle(EmailState.Postponed, "");

    public void Drop() => Settle(EmailState.Dropped, "");

    private void Settle(EmailState state, string answer)
    {
        State = state;
        Answer = answer.Length > AnswerMaxLength ? answer[..AnswerMaxLength] : answer;
        Tell();
    }

    private void Tell() => Raise(new EmailDeliveryChanged(Id, AgencyId));
}

/// <summary>To whom a letter goes, and in which language.</summary>
public sealed record EmailAddressing(string Name, string Email, string Language);

/// <summary>What a letter is about: whose pages show how it went.</summary>
public sealed record EmailSubject(EmailKind Kind)
{
    public Guid? AgencyId { get; init; }

    public Guid? CollaborationId { get; init; }

    public Guid? InvitationId { get; init; }
}

public sealed record EmailDeliveryChanged(Guid DeliveryId, Guid? AgencyId) : ILiveEvent
{
    public IEnumerable<LiveTopic> Topics() => AgencyId is { } agency ? [LiveTopic.Agency(agency)] : [];
}
