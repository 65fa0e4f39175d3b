using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Organisations;

/// <summary>What an agency learns about a number that it types: the relation and how many are asked, no address and no name.</summary>
public sealed class OrganisationDirectoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CustomerRelation.UsesScanner)]
    [InlineData(CustomerRelation.UsesMySpiris)]
    public async Task Preview_OfAnyNumber_TellsNoAddressAndNoName(CustomerRelation relation)
    {
        await using var the = await ActivationCase.StartAsync(relation, administrators: 2, contact: "guess@agency.example");
        await using (var db = await the.Portal.OpenAsync())
        {
            await db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, "Hemliga Namnet AB"), Ct);
        }

        var preview = (await the.Portal.Get<ActivationQueries>().PreviewAsync(the.Customer.Id, Ct)).Value;
        var letters = new List<string>();
        foreach (var language in (string[])["en", "sv"])
        {
            letters.Add(JsonSerializer.Serialize(await the.Portal.Get<ActivationQueries>().LetterAsync(preview, the.Task.Id, language, Ct)));
        }

        Assert.Equal(["o•••@solrosen.example", "o•••@solrosen.example"], preview.Addresses);
        Assert.All([JsonSerializer.Serialize(preview), .. letters], shown =>
        {
            Assert.All((string[])["owner@", "owner-2", "Owner 1", "Owner 2", "Hemliga"], secret => Assert.DoesNotContain(secret, shown, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task History_OfARequestThatWasOpened_NamesTheCustomerAndNobodyThere()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 2, contact: "guess@agency.example");
        var id = await the.RequestAsync();
        await the.LogInToMySpirisAsync();
        await the.Portal.Get<OpenRequest>().ExecuteAsync(id, Ct);
        the.Portal.LogIn(the.Office.Consultant);

        var history = await the.Portal.Get<HistoryQueries>().OfCustomerAsync(the.Customer.Id, 0, Ct);

        var opened = Assert.Single(history.Rows, row => row.What == "collaboration-opened");
        Assert.Equal(the.Customer.Name, AuditTexts.Actor(opened));
        Assert.All([JsonSerializer.Serialize(history), JsonSerializer.Serialize(await the.Portal.Get<HistoryQueries>().LatestAsync(Ct))], shown =>
            Assert.DoesNotContain("Owner 1", shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivery_OfALetterToAnAddressTheAgencyDidNotType_ShowsTheCodeAndNoWords()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 2);
        the.Portal.Mail.Answer(ActivationCase.Contact, new SendOutcome.Refused(550, $"550 5.1.1 <{ActivationCase.Contact}> is unknown"));
        the.Portal.Mail.Answer("owner-2@solrosen.example", new SendOutcome.Refused(550, "550 5.1.1 no such user Olle Svensson here"));
        await the.RequestAsync();

        var details = (await the.Portal.Get<CollaborationQueries>().OfCustomerAsync(the.Customer.Id, Ct))!.Latest!;

        Assert.Equal([$"550 5.1.1 <{ActivationCase.Contact}> is unknown", "550 5.1.1"], details.Asked.Select(a => a.Letter!.ServerAnswer));
        Assert.Equal([ActivationCase.Contact, "o•••@solrosen.example"], details.Letters.Select(l => l.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Preview_ShowsTheAgencysOwnContactWhole()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner, administrators: 2);

        var preview = (await the.Portal.Get<ActivationQueries>().PreviewAsync(the.Customer.Id, Ct)).Value;

        Assert.Equal([ActivationCase.Contact, "o•••@solrosen.example"], preview.Addresses);
    }

    [Fact]
    public async Task PendingThings_DoNotCount()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        await the.RequestAsync();

        the.Portal.LogIn(the.Office.Stranger);
        var theirs = Given.Customer(the.Office.Neighbour, number: the.Customer.OrganisationNumber);
        await the.Portal.SaveAsync(theirs);
        var preview = (await the.Portal.Get<ActivationQueries>().PreviewAsync(theirs.Id, Ct)).Value;

        Assert.Equal(CustomerRelation.NewToSpiris, preview.Relation);
    }

    [Fact]
    public async Task LookUps_AreInTheHistory_OnceForACustomerAndItsNumber()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);

        await LookUpAsync(the);
        await LookUpAsync(the);
        var edit = the.Portal.Get<EditCustomer>();
        await edit.ExecuteAsync(
            the.Customer.Id, 0, new() { Name = the.Customer.Name, OrganisationNumber = Given.OrganisationNumber(), ContactEmail = ActivationCase.Contact }, Ct);
        await LookUpAsync(the);

        var entries = await the.Portal.ReadAsync(db => db.AuditEntries.Where(a => a.What == OrganisationLookedUp.What).OrderBy(a => a.Id).ToListAsync(Ct));
        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.Equal((the.Office.Agency.Id, the.Customer.Id, the.Office.Consultant.Name), (e.AgencyId, e.CustomerId, e.ActorName)));
        Assert.Contains(OrganisationNumber.Display(the.Customer.OrganisationNumber), entries[0].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookUps_AreLimitedByTheHour()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        await LookUpAsync(the);
        await the.Portal.SaveAsync([.. Enumerable.Range(1, OrganisationDirectory.LookUpsPerHour - 1).Select(_ => AuditEntry.Of(
            new AuditFact(OrganisationLookedUp.What) { AgencyId = the.Office.Agency.Id, CustomerId = Guid.CreateVersion7() },
            Actor.System("test"), the.Portal.Now))]);
        var other = Given.Customer(the.Office.Agency);
        await the.Portal.SaveAsync(other);
        var queries = the.Portal.Get<ActivationQueries>();

        Assert.Equal(CommonErrors.TooManyTries, (await queries.PreviewAsync(other.Id, Ct)).Error);
        Assert.True((await queries.PreviewAsync(the.Customer.Id, Ct)).Succeeded); // it was looked up within the hour
        the.Portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await queries.PreviewAsync(other.Id, Ct)).Succeeded);
    }

    [Fact]
    public async Task LookUps_OfPersonsOfOneBirthDate_CountOneByOne()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        string[] persons = ["8112189876", "8112180008", "8112180016"]; // shown alike
        foreach (var number in persons)
        {
            Assert.True((await LookUpAsync(the, number, ActivationCase.Contact)).Succeeded);
        }

        var entries = await the.Portal.ReadAsync(db => db.AuditEntries.Where(a => a.What == OrganisationLookedUp.What).Select(a => a.Details).ToListAsync(Ct));
        Assert.Equal(3, entries.Distinct().Count());
        Assert.Single(entries.Select(e => JsonSerializer.Deserialize<string[]>(e)![0]).Distinct());
        Assert.All(persons, number => Assert.DoesNotContain(number[6..], string.Concat(entries.Select(e => JsonSerializer.Deserialize<string[]>(e)![0])), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contacts_TriedOnOneNumber_AreLimitedByTheDay()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var number = the.Customer.OrganisationNumber;
        for (var guess = 0; guess < OrganisationDirectory.ContactsPerDay; guess++)
        {
            Assert.True((await LookUpAsync(the, number, $"o{guess}@solrosen.example")).Succeeded);
            the.Portal.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(CommonErrors.TooManyTries, (await LookUpAsync(the, number, ActivationCase.Contact)).Error);
        Assert.True((await LookUpAsync(the, number, "o3@solrosen.example")).Succeeded); // one that was tried tells nothing new
        Assert.True((await LookUpAsync(the, Given.OrganisationNumber(), ActivationCase.Contact)).Succeeded);
        the.Portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await LookUpAsync(the, number, ActivationCase.Contact)).Succeeded);
    }

    private static Task<Result<OrganisationKnowledge>> LookUpAsync(ActivationCase the, string number, string contact)
    {
        the.Portal.LogIn(the.Office.Consultant);
        return the.Portal.Get<OrganisationDirectory>().LookUpAsync(number, contact, the.Office.Agency.Id, the.Customer.Id, Ct);
    }

    private static async Task LookUpAsync(ActivationCase the) =>
        Assert.True((await the.Portal.Get<ActivationQueries>().PreviewAsync(the.Customer.Id, Ct)).Succeeded);
}
