using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>The letter went to a wrong address: the agency corrects it, once, and learns nothing by it.</summary>
public sealed class CorrectAddressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CorrectAddress_KillsTheOldLink_AndTheNewAddressSetsUpTheSignIn()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        var old = the.LastLink();

        Assert.True((await the.CorrectAsync(id, "books@solrosen.example")).Succeeded);
        Assert.Equal((RequestState.Dead, true), await the.LookAsync(old)); // at once, before any letter
        await the.Portal.DeliverAsync();

        Assert.Single(the.Portal.Mail.To(ActivationCase.Contact));
        Assert.True((await the.SetUpSignInAsync("books@solrosen.example")).Succeeded);
        Assert.Equal("books@solrosen.example", (await the.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).ContactEmail);
        Assert.True((await the.ApproveAsync(id, "books@solrosen.example")).Succeeded);
    }

    [Fact]
    public async Task CorrectAddress_BeforeTheFirstLetterCouldGo_SendsNothingToTheOldOne()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        the.Portal.Mail.Answer(ActivationCase.Contact, new SendOutcome.Deferred(450, "450 later"));
        var id = await the.RequestAsync();
        Assert.True((await the.CorrectAsync(id, "books@solrosen.example")).Succeeded);
        the.Portal.Mail.AcceptAgain(ActivationCase.Contact);
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(5));

        await the.Portal.DeliverAsync();

        Assert.Equal(["books@solrosen.example"], the.Portal.Mail.Accepted.Select(m => m.To.Email));
        Assert.Equal(
            [(ActivationCase.Contact, EmailState.Dropped), ("books@solrosen.example", EmailState.Accepted)],
            (await the.Portal.ReadAsync(db => db.EmailDeliveries.OrderBy(d => d.Id).ToListAsync(Ct))).Select(d => (d.Recipient, d.State)));
    }

    [Fact]
    public async Task CorrectAddress_OnceTheSignInIsSetUp_IsRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        Assert.True((await the.SetUpSignInAsync()).Succeeded);
        the.Portal.LogIn(the.Office.Consultant);

        Assert.Equal(OrganisationErrors.SignInSetUp, (await the.CorrectAsync(id, "books@solrosen.example")).Error);
        Assert.Equal(ActivationCase.Contact, (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).Email);
    }

    [Fact]
    public async Task CorrectAddress_WhileAnotherAgencysRequestStandsOnIt_IsRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        await the.RequestByNeighbourAsync();
        the.Portal.LogIn(the.Office.Consultant);

        Assert.Equal(CollaborationErrors.NotReaddressable, (await the.CorrectAsync(id, "books@solrosen.example")).Error);
    }

    [Fact]
    public async Task CorrectAddress_ToOneThatHasASignIn_LinksItWithoutPower()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var id = await the.RequestAsync();
        var user = Given.User("books@solrosen.example");
        await the.Portal.SaveAsync(user);

        Assert.True((await the.CorrectAsync(id, "books@solrosen.example")).Succeeded);

        Assert.Equal(user.Id, (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).UserId);
        Assert.Null((await the.FindAsync(id)).Invitations[0].SetUpUntil);
    }

    [Fact]
    public async Task CorrectAddress_FromOneThatHasASignIn_IsAnsweredAsFromAnyOther()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        await the.Portal.SaveAsync(Given.User(ActivationCase.Contact));
        var id = await the.RequestAsync();

        Assert.True((await the.CorrectAsync(id, "books@solrosen.example")).Succeeded);
        await the.Portal.DeliverAsync();

        Assert.Null((await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).UserId);
        Assert.True((await the.SetUpSignInAsync("books@solrosen.example")).Succeeded);
        var customer = await the.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct));
        Assert.Equal(("Bookkeeper", "books@solrosen.example"), (customer.ContactName, customer.ContactEmail));
    }

    [Fact]
    public async Task CorrectAddress_OnceTheCustomerHasLoggedIn_IsRefused()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        await the.Portal.SaveAsync(Given.User(ActivationCase.Contact));
        var id = await the.RequestAsync();
        await the.LogInToMySpirisAsync();
        await the.Portal.Get<OpenRequest>().ExecuteAsync(id, Ct);
        the.Portal.LogIn(the.Office.Consultant);

        Assert.Equal(CollaborationErrors.LoggedInAlready, (await the.CorrectAsync(id, "books@solrosen.example")).Error);
        Assert.Equal(ActivationCase.Contact, (await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(Ct))).Email);
    }
}
