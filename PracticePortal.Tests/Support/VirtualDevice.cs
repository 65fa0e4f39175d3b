using Microsoft.Playwright;

namespace PracticePortal.Tests.Support;

/// <summary>A device of Chromium's own that keeps passkeys, as if it were built into the person's computer.</summary>
public sealed class VirtualDevice
{
    private readonly ICDPSession _browser;
    private readonly string _id;

    private VirtualDevice(ICDPSession browser, string id) => (_browser, _id) = (browser, id);

    /// <summary>From now on the person's page has one, and touches it whenever it is asked for.</summary>
    public static async Task<VirtualDevice> GiveAsync(Person person)
    {
        var browser = await person.Context.NewCDPSessionAsync(person.Page);
        await browser.SendAsync("WebAuthn.enable", new Dictionary<string, object> { ["enableUI"] = false });
        var made = await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualDevice(browser, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether it recognises the person, as by a fingerprint.</summary>
    public Task RecogniseAsync(bool recognises) => _browser.SendAsync(
        "WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = _id, ["isUserVerified"] = recognises });

    /// <summary>How many passkeys it keeps.</summary>
    public async Task<int> CountAsync() =>
        (await _browser.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object> { ["authenticatorId"] = _id }))!
            .Value.GetProperty("credentials").GetArrayLength();
}
