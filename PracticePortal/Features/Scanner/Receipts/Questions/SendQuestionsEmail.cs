using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Emails;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Scanner.Receipts.Questions;

/// <summary>One letter to each person of an organisation, with all questions that are open when it is written; none when all are answered.</summary>
[Retries(Hours = 12)]
public sealed class SendQuestionsEmail(TenantDbContextFactory contexts, OutgoingEmail emails, PortalOptions portal) : IDomainEventHandler<QuestionsWait>
{
    /// <summary>The letter names so many; the page behind its link has all of them.</summary>
    private const int MostNamed = 10;

    public async Task HandleAsync(QuestionsWait happened, Guid messageId, CancellationToken ct)
    {
        foreach (var to in await PeopleAsync(happened.OrganisationId, ct))
        {
            await emails.SendOnceAsync(messageId, to, new EmailSubject(EmailKind.ReceiptQuestions), () => WriteAsync(happened.OrganisationId, to, ct), ct);
        }
    }

    private async Task<List<EmailAddressing>> PeopleAsync(Guid organisationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("questions email", ct);
        return await db.OrganisationUsers.Where(u => u.OrganisationId == organisationId && u.UserId != null).OrderBy(u => u.Id)
            .Select(u => new EmailAddressing(u.Name, u.Email, u.Language)).ToListAsync(ct);
    }

    private async Task<Letter?> WriteAsync(Guid organisationId, EmailAddressing to, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("questions email", ct);
        var open = db.Receipts.Where(r => r.OrganisationId == organisationId && r.Status == ReceiptStatus.NeedsAnswer);
        var count = await open.CountAsync(ct);
        var name = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Name).SingleAsync(ct);
        var questions = await db.ReceiptMessages.Where(m => m.OrganisationId == organisationId && m.Side == CollaborationSide.Agency && open.Any(r => r.Id == m.ReceiptId))
            .OrderByDescending(m => m.At).ThenBy(m => m.Id).Take(MostNamed).Select(m => new AskedQuestion(m.ByName, m.At)).ToListAsync(ct);
        return count == 0 ? null : new QuestionsLetter
        {
            RecipientName = to.Name,
            OrganisationName = name,
            Count = count,
            Questions = questions,
            Link = portal.Link($"{ScannerAddresses.My}?{ReceiptFilter.ShownName}={ReceiptsShown.NeedsAnswer}").ToString(),
        };
    }
}
