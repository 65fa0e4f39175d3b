using System.Text.RegularExpressions;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris.SigningUp;

/// <summary>Somebody signs up beside what an agency does.</summary>
internal static partial class SignUpBesides
{
    /// <summary>Fills in the form; gives what the letter's link points at, or null when the letter has none.</summary>
    public static async Task<LinkTarget?> AskToSignUpAsync(this TestPortal portal, string number, string email)
    {
        portal.LogOut();
        var input = new AskSignUp.Input { OrganisationNumber = number, OrganisationName = "Solrosen AB", Name = "Somebody", Email = email, Language = "en" };
        Assert.True((await portal.Get<AskSignUp>().ExecuteAsync(input, TestContext.Current.CancellationToken)).Succeeded);
        await portal.DeliverAsync();
        var token = Link().Match(portal.Mail.To(email)[^1].Letter.Text).Groups["token"].Value;
        return portal.Get<LinkProtector>().Read(LinkPurpose.SignUp, token);
    }

    /// <summary>Chooses a password at the link.</summary>
    public static Task<Result<Guid>> FinishSignUpAsync(this TestPortal portal, LinkTarget? link)
    {
        portal.LogOut();
        return portal.Get<CompleteSignUp>().ExecuteAsync(link, ActivationCase.Password, TestContext.Current.CancellationToken);
    }

    /// <summary>All the way.</summary>
    public static async Task<OrganisationUser> SignUpAsync(this TestPortal portal, string number, string email)
    {
        var made = await portal.FinishSignUpAsync(await portal.AskToSignUpAsync(number, email));
        Assert.True(made.Succeeded, made.Error?.Code);
        return await portal.ReadAsync(db => Task.FromResult(db.OrganisationUsers.Single(
            u => u.UserId == made.Value && db.Organisations.Any(o => o.Id == u.OrganisationId && o.OrganisationNumber == number))));
    }

    [GeneratedRegex(@"https://portal\.example/i/o/(?<token>[\w-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
