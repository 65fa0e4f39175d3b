using AngleSharp.Html.Dom;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Account.Passkeys;

/// <summary>What a visitor does with a device, by the pages for it.</summary>
internal static class GivenPasskey
{
    private const string NewPasskey = "/account/passkeys/new";
    private const string Challenge = "/login/passkey";

    /// <summary>Whoever is logged in shows the password, and a code where one is asked for; the answer has the options for the device.</summary>
    public static async Task<Visitor> OfferAsync(
        this Visitor visitor, string password = PortalApp.Password, string name = "Office laptop", string? code = null, string page = NewPasskey)
    {
        await visitor.OpenAsync(page);
        (string, string)[] fields = [("Name of the passkey", name), ("Current password", password)];
        return await visitor.PressAsync("Go on", code is null ? fields : [.. fields, ("Code from the app, or a recovery code", code)]);
    }

    /// <summary>What the page hands to the device; null when it asks for none.</summary>
    public static string? OptionsToMake(this Visitor visitor) => FormOf(visitor, "make")?.GetAttribute("data-options");

    public static Task<Visitor> AnswerAsync(this Visitor visitor, string credential) =>
        visitor.SendAsync(FormOf(visitor, "make")!, ("Add.Credential", credential));

    public static async Task<Visitor> AddPasskeyAsync(this Visitor visitor, TestDevice device, string? code = null, string page = NewPasskey)
    {
        await visitor.OfferAsync(code: code, page: page);
        return await visitor.AnswerAsync(device.Make(visitor.OptionsToMake()!));
    }

    /// <summary>What the log-in page asks a device to sign.</summary>
    public static async Task<string> OptionsToShowAsync(this Visitor visitor)
    {
        await visitor.OpenAsync("/login");
        await visitor.SendAsync(Challenge);
        return visitor.Page.Body!.TextContent;
    }

    public static async Task<Visitor> ShowAsync(this Visitor visitor, string credential)
    {
        await visitor.OpenAsync("/login");
        return await visitor.SendAsync(FormOf(visitor, "show")!, ("Passkey.Credential", credential));
    }

    public static async Task<Visitor> LogInAsync(this Visitor visitor, TestDevice device) =>
        await visitor.ShowAsync(device.Show(await visitor.OptionsToShowAsync()));

    private static IHtmlFormElement? FormOf(Visitor visitor, string what) =>
        (IHtmlFormElement?)visitor.Page.QuerySelector($"form[data-passkey={what}]");
}
