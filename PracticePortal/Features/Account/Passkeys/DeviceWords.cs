using PracticePortal.Features.Account.MySessions;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Account.Passkeys;

/// <summary>What people call the browser that they sit at, in their language.</summary>
public static class DeviceWords
{
    public static string Of(BrowserName browser) => browser switch
    {
        { Browser: "", System: "" } => AccountText.SessionBrowserUnknown,
        { Browser: "" } => Sentence.Of(AccountText.SessionBrowserOn, AccountText.SessionBrowserUnknown, browser.System),
        { System: "" } => browser.Browser,
        _ => Sentence.Of(AccountText.SessionBrowserOn, browser.Browser, browser.System),
    };
}
