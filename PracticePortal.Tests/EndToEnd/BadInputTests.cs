using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>
/// What no form wants, pasted into every field of it: a sentence comes, what was typed stands there still, nothing is changed, and the page lives on.
/// </summary>
[Collection(nameof(PageScene))]
public sealed class BadInputTests(PageScene scene, Browser browser) : BrowserTest(browser)
{
    private const string Refusal = ".field-error, .mud-input-error, main [role=alert]";

    private static readonly string s_endless = new('x', 100_000);

    /// <summary>No form takes them.</summary>
    private static readonly string[] s_unreadable = [s_endless, "Bolaget\u0007 AB", "Bolaget \u202Ekcabdrawkcab AB"];

    /// <summary>Fine as words, wrong as an address or a number.</summary>
    private static readonly string[] s_onlyWords = ["🧾🥨👩‍💻", "<script>alert('here')</script>"];

    private static readonly Dictionary<string, Form> s_forms = new(StringComparer.Ordinal)
    {
        ["add a customer"] = new(Agency.Consultant, "/customers/new", "Save customer",
            "Name", "Organisation number", "Customer number", "Contact's name", "Contact's email", "Street", "Postal code", "City"),
        ["add a task"] = new(Agency.Consultant, "/customers/{customer}/tasks/new", "Save task", "Period") { TakesWords = true },
        ["decline"] = new("owner@pappersbruket.example", "/my/requests/{request}", "Decline", "In your own words (optional)") { Opener = "Decline", TakesWords = true },
        ["correct an address"] = new(Agency.Consultant, "/customers/{customer}/collaborations", "Send to this address", "Contact's name", "Contact's email")
        {
            Opener = "Correct address",
        },
        ["invite a member"] = new(Agency.Administrator, "/members/invite", "Send invitation", "Name", "Email"),
        ["join"] = new("", "{join}", "Join Väntande Byrå AB", "Name", "Password") { TakesWords = true },
        ["account details"] = new("payroll@norr.example", "/account", "Save", "Name") { TakesWords = true },
        ["change password"] = new("payroll@norr.example", "/account", "Change password", "Current password", "New password"),
        ["log in"] = new("", "/login", "Log in", "Email", "Password"),
        ["forgotten password"] = new("", "/account/forgot", "Send the link", "Email"),
        ["new password"] = new("", "{reset}", "Save password", "New password") { IsSecret = true },
        ["set up a sign-in"] = new("", "{set-up}", "Continue", "Password") { IsSecret = true },
        ["sign up"] = new("", "/signup", "Send the link", "Organisation number", "Organisation's name", "Your name", "Email"),
        ["finish a sign-up"] = new("", "{sign-up}", "Create the organisation", "Password") { IsSecret = true },
        ["first administrator"] = new("", "{first}", "Create the portal administrator", "Name", "Email", "Password"),
        ["create an agency"] = new(PortalAdministrator.Email, "/admin/agencies/new", "Create agency and send invitation",
            "Name", "Organisation number", "Administrator's name", "Administrator's email"),
        ["publish terms"] = new(PortalAdministrator.Email, "/admin/terms/new", "Preview", "English") { IsText = true },
        ["agency's settings"] = new(PageScene.NewAdministrator, "/settings", "Save", "Agency's name") { TakesWords = true },
    };

    public static TheoryData<string> Forms => [.. s_forms.Keys];

    [Theory, MemberData(nameof(Forms))]
    public async Task Form_says_what_is_wrong_and_loses_nothing(string name)
    {
        await scene.LayAsync(() => NewPersonAsync(scene.Portal.BaseUrl));
        var form = s_forms[name];
        var person = await NewPersonAsync(scene.Portal.BaseUrl);
        if (form.Email.Length > 0)
        {
            await scene.People.LogInAsync(person, form.Email, LogIn.DemoPassword);
        }

        await scene.Portal.Database.NothingWaitsAsync();
        var before = await WhatHappenedAsync();
        foreach (var bad in form.Refuses)
        {
            var fields = await OpenAsync(person.Page, form);
            List<string> typed = [];
            foreach (var field in fields)
            {
                await PasteAsync(field, bad);
                typed.Add(await field.InputValueAsync());
            }

            Assert.All(typed, value => Assert.StartsWith(bad.Length > 1000 ? "xxx" : bad, value, StringComparison.Ordinal));
            await person.Page.GetByRole(AriaRole.Button, new() { Name = form.Button, Exact = true }).ClickAsync();

            await Assertions.Expect(person.Page.Locator(Refusal).First).ToBeVisibleAsync();
            await KeptAsync(fields, typed);
            await Assertions.Expect(person.Page.Locator("#blazor-error-ui, #components-reconnect-modal p").Locator("visible=true")).ToHaveCountAsync(0);
        }

        Assert.Equal(before, await WhatHappenedAsync());
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Words_that_look_like_a_program_are_shown_as_words()
    {
        const string words = "Ny <script>alert('here')</script> 🧾";
        await scene.LayAsync(() => NewPersonAsync(scene.Portal.BaseUrl));
        var person = await NewPersonAsync(scene.Portal.BaseUrl);
        await scene.People.LogInAsync(person, PageScene.NewAdministrator, LogIn.DemoPassword);
        var fields = await OpenAsync(person.Page, s_forms["agency's settings"]);

        await fields[0].FillAsync(words);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();
        var administrator = await NewPersonAsync(scene.Portal.BaseUrl);
        await scene.People.LogInAsync(administrator, PortalAdministrator.Email, LogIn.DemoPassword);
        await administrator.Page.GotoAsync("/admin/agencies");

        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true })).ToBeVisibleAsync();
        Assert.Empty(administrator.Complaints);
        Assert.Empty(person.Complaints);
    }

    private async Task<IReadOnlyList<ILocator>> OpenAsync(IPage page, Form form)
    {
        await page.GotoAsync(await AddressAsync(form.Address));
        if (form.Address == "{set-up}")
        {
            await page.GotoAsync("/i/set-up");
        }

        await page.SettleAsync();
        if (form.Opener is not null)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = form.Opener, Exact = true }).ClickAsync();
        }

        List<ILocator> fields = [.. form.Fields.Select(label => page.GetByLabel(label, new() { Exact = true }).Locator("visible=true"))];
        await Assertions.Expect(fields[^1]).ToBeVisibleAsync();
        return fields;
    }

    private async Task<string> AddressAsync(string template) => template switch
    {
        "{join}" => scene.JoinLink,
        "{reset}" => scene.ResetLink,
        "{set-up}" => scene.SetUpLink,
        "{sign-up}" => scene.SignUpLink,
        "{first}" => scene.FirstAdministratorLink,
        _ when template.Contains("{customer}", StringComparison.Ordinal) =>
            template.Replace("{customer}", await scene.CustomerAsync("Rosengrens Blommor AB"), StringComparison.Ordinal),
        _ when template.Contains("{request}", StringComparison.Ordinal) =>
            template.Replace("{request}", await scene.RequestAsync("Pappersbruket Konsult AB"), StringComparison.Ordinal),
        _ => template,
    };

    /// <summary>As a person pastes: the field's own length counts.</summary>
    private static async Task PasteAsync(ILocator field, string text)
    {
        await field.FocusAsync();
        await field.EvaluateAsync("(field, text) => { field.select(); document.execCommand('insertText', false, text); }", text);
    }

    private static async Task KeptAsync(IReadOnlyList<ILocator> fields, List<string> typed)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (await fields[i].GetAttributeAsync("type") != "password") // those are never sent back
            {
                await Assertions.Expect(fields[i]).ToHaveValueAsync(typed[i]);
            }
        }
    }

    /// <summary>That somebody looks at a request for the first time is told, and no fault of the form.</summary>
    private Task<string> WhatHappenedAsync() => scene.Portal.Database.ReadAsync(
        """SELECT (SELECT COUNT(*) FROM "AuditEntries" WHERE "What" <> 'collaboration-opened') || ' entries, ' || (SELECT COUNT(*) FROM "Outbox") || ' messages'""");

    /// <param name="Email">Whose it is; empty for somebody signed out.</param>
    private sealed record Form(string Email, string Address, string Button, params string[] Fields)
    {
        /// <summary>The button that opens it.</summary>
        public string? Opener { get; init; }

        /// <summary>It has free words only: pictures and angle brackets are welcome.</summary>
        public bool TakesWords { get; init; }

        /// <summary>It has a password only, in which every character is welcome.</summary>
        public bool IsSecret { get; init; }

        /// <summary>It takes long texts.</summary>
        public bool IsText { get; init; }

        public IReadOnlyList<string> Refuses => IsText ? s_unreadable[1..] : IsSecret ? [s_endless] : TakesWords ? s_unreadable : [.. s_unreadable, .. s_onlyWords];
    }
}
