using System.Text.RegularExpressions;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations;

/// <summary>The letters and the evidence of one customer's collaborations, as the agency may see them.</summary>
/// <param name="Deliveries">The oldest first.</param>
/// <param name="GivenUp">The outbox rows that are not tried any more.</param>
/// <param name="Colleagues">The addresses of the agency's own members.</param>
internal sealed partial record CollaborationPapers(
    IReadOnlyList<EmailDelivery> Deliveries, IReadOnlySet<Guid> GivenUp, IReadOnlySet<string> Colleagues, IReadOnlyList<EvidenceRow> Evidence)
{
    public IReadOnlyList<AskedRow> AskedFor(Collaboration collaboration) =>
        [.. collaboration.Invitations.OrderByDescending(i => i.KnownToAgency).ThenBy(i => i.Id).Select(AskedOf)];

    /// <summary>Every letter about it, the newest first.</summary>
    public IReadOnlyList<LetterRow> LettersOf(Collaboration collaboration)
    {
        var typed = collaboration.Invitations.Where(i => i.KnownToAgency).Select(i => i.Email).ToHashSet(StringComparer.Ordinal);
        return [.. Deliveries.Where(d => d.CollaborationId == collaboration.Id).Reverse()
            .Select(d => LetterOf(d, typed.Contains(d.Recipient) || Colleagues.Contains(d.Recipient)))];
    }

    public IReadOnlyList<EvidenceRow> EvidenceOf(Collaboration collaboration) => [.. Evidence.Where(e => e.CollaborationId == collaboration.Id)];

    private AskedRow AskedOf(Invitation invitation)
    {
        var letters = Deliveries.Where(d => d.InvitationId == invitation.Id && d.Recipient == invitation.Email).ToList();
        var newest = letters.LastOrDefault(d => d.State != EmailState.Dropped) ?? letters.LastOrDefault();
        return new AskedRow(
            invitation.KnownToAgency ? invitation.Email : EmailAddress.Mask(invitation.Email),
            newest is null ? null : LetterOf(newest, invitation.KnownToAgency),
            letters.Where(d => d.PreparedAt >= invitation.SentAt).Select(d => d.AcceptedAt).Min(),
            invitation.OpenedAt);
    }

    private LetterRow LetterOf(EmailDelivery delivery, bool isKnown) => new(
        delivery.Kind, isKnown ? delivery.Recipient : EmailAddress.Mask(delivery.Recipient), delivery.State,
        !delivery.IsSettled && GivenUp.Contains(delivery.OutboxMessageId), delivery.PreparedAt, delivery.AcceptedAt,
        isKnown ? delivery.Answer : ReplyCode().Match(delivery.Answer).Value);

    /// <summary>A reply code and an enhanced status code (RFC 5321, 4.2; RFC 3463): the words behind them may hold the address or a name.</summary>
    [GeneratedRegex(@"^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReplyCode();
}
