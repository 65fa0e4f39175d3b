using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.MySpiris.Emails;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.MySpiris.SigningUp;

/// <summary>
/// Tells the address's owner the truth: how to go on, with which sign-in, or that the number is taken. Nothing that a stranger typed stands
/// in the letter but the number, and nobody in the organisation is named.
/// </summary>
[Retries(Days = 3)]
public sealed class SendSignUpEmail(
    TenantDbContextFactory contexts, PortalUsers users, OutgoingEmail emails, LinkProtector links, PortalOptions portal, TimeProvider clock,
    ILogger<SendSignUpEmail> logger)
    : IDomainEventHandler<SignUpAsked>
{
    public async Task HandleAsync(SignUpAsked happened, Guid messageId, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("sign-up", ct);
        if (await db.SignUps.AsNoTracking().SingleOrDefaultAsync(s => s.Id == happened.SignUpId, ct) is not { } signUp)
        {
            return; // swept meanwhile
        }

        if (await IsOneTooManyAsync(db, signUp, ct))
        {
            logger.LogWarning("No letter for the sign-up {SignUpId}: its address has had enough of them", signUp.Id);
            return;
        }

        var language = (await users.FindAsync(db, signUp.Email, ct))?.Language ?? signUp.Language;
        var to = new EmailAddressing("", signUp.Email, language);
        await emails.SendOnceAsync(messageId, to, new EmailSubject(EmailKind.SignUp), () => WriteAsync(signUp.Id, ct), ct);
    }

    /// <summary>By the order in which they came, so that each of many at the same moment gets the same answer at every try.</summary>
    private static async Task<bool> IsOneTooManyAsync(AppDbContext db, SignUp signUp, CancellationToken ct)
    {
        var hourBefore = signUp.AskedAt.AddHours(-1);
        var asked = await db.SignUps.Where(s => s.Email == signUp.Email && s.AskedAt > hourBefore && s.AskedAt <= signUp.AskedAt)
            .Select(s => s.Id).ToListAsync(ct);
        return asked.Count(id => id.CompareTo(signUp.Id) < 0) >= SignUp.MostForAnAddressInAnHour;
    }

    private async Task<Letter?> WriteAsync(Guid signUpId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateSystemAsync("sign-up", ct);
        var link = new LinkTarget(signUpId, SignUp.LinkVersion);
        if (await LinkedSignUp.FindAsync(db, users, link, ct) is not { } found)
        {
            return null;
        }

        if (found.SignUp.LetterAt is null)
        {
            await TakeTurnAsync(db, found.SignUp, now, ct);
        }

        return LetterOf(found, link, now);
    }

    private static async Task TakeTurnAsync(AppDbContext db, SignUp signUp, DateTime now, CancellationToken ct)
    {
        var dayAgo = now.AddDays(-1);
        if (await db.SignUps.CountAsync(s => s.OrganisationNumber == signUp.OrganisationNumber && s.LetterAt > dayAgo, ct) >= SignUp.MostForANumberInADay)
        {
            throw new EmailPostponedException();
        }

        signUp.LetterWritten(now);
        await db.SaveChangesAsync(ct);
    }

    private Letter? LetterOf(LinkedSignUp found, LinkTarget link, DateTime now)
    {
        var number = OrganisationNumber.Display(found.SignUp.OrganisationNumber);
        return found.StateFor(me: null, now) switch
        {
            SignUpState.SetUp or SignUpState.LogIn => new SignUpLetter
            {
                Number = number,
                HasSignIn = found.AddressHasSignIn,
                Link = links.AddressOf(LinkPurpose.SignUp, link).ToString(),
                WorksUntil = found.SignUp.ExpiresAt,
            },
            SignUpState.Taken => new SignUpTakenLetter
            {
                Number = number,
                IsAsked = found.Standing.Theirs is not null,
                Link = portal.Link("/login").ToString(),
            },
            SignUpState.Used or SignUpState.Expired or SignUpState.Add or SignUpState.OtherPerson or SignUpState.Theirs => null,
        };
    }
}
