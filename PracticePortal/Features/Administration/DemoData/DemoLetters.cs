using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>The papers of a collaboration: how its letters went, and the evidence of what was approved.</summary>
internal sealed class DemoLetters(DemoWorld world)
{
    private const string Accepted = "250 2.0.0 OK";
    private const string NoSuchMailbox = "550 5.1.1 No such mailbox";
    private const string LoopbackAddress = "127.0.0.1";
    private const string Browser = "Demo data";

    public void Deliver(Collaboration collaboration) =>
        Write(collaboration, EmailKind.Invitation, collaboration.SentAt, (letter, at) => letter.Accept(Accepted, at));

    public void Remind(Collaboration collaboration, DateTime at) =>
        Write(collaboration, EmailKind.Reminder, at, (letter, sent) => letter.Accept(Accepted, sent));

    public void Refuse(Collaboration collaboration) =>
        Write(collaboration, EmailKind.Invitation, collaboration.SentAt, (letter, _) => letter.Reject(NoSuchMailbox));

    /// <summary>One evidence record for each document that is asked; nothing is asked while nothing is published.</summary>
    public IReadOnlyCollection<TermsDocument> Approve(Collaboration collaboration, DemoOrganisation organisation, DateTime now)
    {
        var asked = world.Terms.Where(v => v.Document != TermsDocument.ScannerTerms || !organisation.HasApprovedTerms).ToList();
        var person = organisation.Administrator;
        var by = new TermsApprover(person.UserId!.Value, person.Name, person.Email, LoopbackAddress, Browser);
        var about = new TermsSubject(
            organisation.Organisation.Id, organisation.Organisation.Name, organisation.Organisation.OrganisationNumber,
            collaboration.AgencyId, collaboration.AgencyName, collaboration.Id);
        world.Db.TermsApprovals.AddRange(asked.Select(version => TermsApproval.Give(version, by, about, now)));
        organisation.HasApprovedTerms = true;
        return [.. asked.Select(v => v.Document)];
    }

    private void Write(Collaboration collaboration, EmailKind kind, DateTime? sentAt, Action<EmailDelivery, DateTime> settle)
    {
        foreach (var invitation in sentAt is null ? [] : collaboration.Invitations)
        {
            var letter = EmailDelivery.Prepare(
                new EmailAddressing(invitation.Name, invitation.Email, invitation.Language),
                new EmailSubject(kind)
                {
                    AgencyId = collaboration.AgencyId,
                    CollaborationId = collaboration.Id,
                    InvitationId = invitation.Id,
                },
                outboxMessageId: Guid.CreateVersion7(), "portal.example", sentAt!.Value);
            letter.StartSending();
            settle(letter, sentAt.Value.AddSeconds(3));
            letter.TakeEvents();
            world.Db.EmailDeliveries.Add(letter);
        }
    }
}
