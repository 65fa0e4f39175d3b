using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>A backup is restored, and whoever runs the portal looks at what waits before it is sent.</summary>
public sealed class HeldJourney(Browser browser) : BrowserTest(browser)
{
    private const string Newcomer = "first@ost.example";

    [Fact]
    public async Task A_restored_copy_says_that_it_sends_nothing_and_sends_what_waits_once_it_is_confirmed()
    {
        using var original = new TestDirectory();
        using var place = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        await using (var portal = await PortalProcess.StartAsync(original.Path, mail.Port))
        {
            await portal.Database.NothingWaitsAsync();
            var (code, said) = await portal.RunAsync("backup", place.File("copy"));
            Assert.True(code == 0, said);
        }

        await using var copy = await PortalProcess.StartAsync(place.File("copy"), mail.Port);
        var person = await NewPersonAsync(copy.BaseUrl);
        var administrator = await new PortalAdministrator(person).LogInAsync();
        await administrator.CreateAgencyAsync("Öst Redovisning AB", Given.OrganisationNumber(), "Administrator, Öst", Newcomer);
        await administrator.Page.GotoAsync("/admin/outbox?state=Waiting");
        var notice = administrator.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Nothing is sent: this database was restored from a backup" });
        await Assertions.Expect(notice).ToContainTextAsync("some recipients may get the same letter a second time");
        await Assertions.Expect(administrator.Row("SendMemberInvitation")).ToContainTextAsync("Waiting");
        Assert.Empty(mail.To(Newcomer));

        await notice.GetByRole(AriaRole.Button, new() { Name = "Confirm this installation" }).ClickAsync();

        await Assertions.Expect(notice).ToHaveCountAsync(0);
        await mail.WaitForAsync(Newcomer);
        await Assertions.Expect(administrator.Row("SendMemberInvitation")).ToHaveCountAsync(0); // the open page read again
        await administrator.Page.GotoAsync("/admin/audit");
        await Assertions.Expect(administrator.Row("Confirmed the restored installation")).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }
}
