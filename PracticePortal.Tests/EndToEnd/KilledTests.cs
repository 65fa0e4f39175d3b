using Microsoft.Playwright;
using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>The process dies at a bad moment; whoever was answered is not let down.</summary>
public sealed class KilledTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Killed_right_after_Activate_was_answered_it_is_provisioned_and_mailed_once_after_the_next_start()
    {
        using var directory = new TestDirectory();
        await using var mail = SmtpTestServer.Start();
        mail.Behave("*", new SmtpMischief { AtRecipient = "451 4.3.0 Try again later" }); // so that the letter is certainly still to be sent when the process dies
        await using var portal = await PortalProcess.StartAsync(directory.Path, mail.Port);
        var agency = await new Agency(await NewPersonAsync(portal.BaseUrl)).LogInAsync();
        await agency.ActivateAsync("Café Kajutan HB");

        await portal.KillAsync();
        Assert.Empty(mail.Received);
        mail.Behave("*", SmtpMischief.None);
        await portal.StartAsync();

        var letters = await mail.WaitForAsync("owner@kajutan.example", 1, TimeSpan.FromMinutes(3));
        var customer = new Customer(await NewPersonAsync(portal.BaseUrl));
        await customer.OpenAndSetUpAsync(letters[0], "Segelbåten lämnar bryggan 7");
        await customer.ApproveAsync(documents: 2);
        await Assertions.Expect(customer.Page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Single(mail.To("owner@kajutan.example"), letter => letter.Message.Subject == letters[0].Message.Subject);
    }
}
