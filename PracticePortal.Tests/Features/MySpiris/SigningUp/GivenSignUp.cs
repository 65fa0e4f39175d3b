using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris.SigningUp;

/// <summary>The steps of a company that signs up by itself, at the real host.</summary>
internal static class GivenSignUp
{
    public const string Organisation = "Ängens Trädgård AB";

    /// <summary>Fills in the form and sends it.</summary>
    public static async Task<Visitor> AskToSignUpAsync(this PortalApp app, string number, string email, string organisation = Organisation)
    {
        var visitor = await app.Visitor().OpenAsync("/signup");
        return await visitor.PressAsync(
            "Send the link", ("Organisation number", number), ("Organisation's name", organisation), ("Your name", "Owner, Ängen"), ("Email", email),
            ("Language", "en"));
    }

    /// <summary>The path of the link in the newest letter to the address.</summary>
    public static async Task<string> SignUpLinkAsync(this PortalApp app, string number, string email, string organisation = Organisation)
    {
        await app.AskToSignUpAsync(number, email, organisation);
        await app.DeliverAsync();
        return SentLetters.LinkIn(app.Letters.To(email)[^1]);
    }

    /// <summary>All the way: the organisation is there, and the visitor is logged in for it.</summary>
    public static async Task<Visitor> SignUpAsync(this PortalApp app, string number, string email, string organisation = Organisation)
    {
        var visitor = await app.Visitor().FollowAsync(await app.SignUpLinkAsync(number, email, organisation));
        return await visitor.PressAsync("Create the organisation", ("Password", PortalApp.Password));
    }
}
