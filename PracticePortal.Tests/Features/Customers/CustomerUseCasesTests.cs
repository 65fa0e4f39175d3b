using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Customers;

public sealed class CustomerUseCasesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_TakesTheCustomerIntoTheRegisterAndTheHistory()
    {
        await using var office = await AgencyOffice.OpenAsync();

        var added = await office.Portal.Get<AddCustomer>().ExecuteAsync(Details(office) with { Name = "  Åsas Café AB " }, Ct);

        var customer = await office.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct));
        Assert.Equal((added.Value, "Åsas Café AB", office.Agency.Id), (customer.Id, customer.Name, customer.AgencyId));
        Assert.Equal("customer-added", (await office.Portal.ReadAsync(db => db.AuditEntries.SingleAsync(Ct))).What);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Add_WhenTheNumberIsTaken_IsRefusedAndSavesNothing(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var there = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(there);

        var added = await office.Portal.Get<AddCustomer>().ExecuteAsync(Details(office) with { OrganisationNumber = there.OrganisationNumber }, Ct);

        Assert.Equal(CustomerErrors.NumberTaken, added.Error);
        Assert.Equal(1, await office.Portal.ReadAsync(db => db.Customers.CountAsync(Ct)));
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.AuditEntries.CountAsync(Ct)));
    }

    [Fact]
    public async Task Add_WhenTheNumberIsTheNeighboursOrAnArchivedOnes_IsDone()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var (theirs, archived) = (Given.Customer(office.Neighbour), Given.Customer(office.Agency));
        archived.Archive(open: null, office.Portal.Now);
        await office.Portal.SaveAsync(theirs, archived);
        var add = office.Portal.Get<AddCustomer>();

        Assert.True((await add.ExecuteAsync(Details(office) with { OrganisationNumber = theirs.OrganisationNumber }, Ct)).Succeeded);
        Assert.True((await add.ExecuteAsync(Details(office) with { OrganisationNumber = archived.OrganisationNumber }, Ct)).Succeeded);
    }

    [Theory]
    [InlineData("", "5599990008", "", "Name")]
    [InlineData("Café", "5599990007", "", "OrganisationNumber")]
    [InlineData("Café\u202Eexe", "5599990008", "", "Name")]
    [InlineData("Café", "5599990008", "owner at solrosen", "ContactEmail")]
    public async Task Add_WithBadInput_NamesTheFieldAndSavesNothing(string name, string number, string email, string field)
    {
        await using var office = await AgencyOffice.OpenAsync();

        var added = await office.Portal.Get<AddCustomer>().ExecuteAsync(
            Details(office) with { Name = name, OrganisationNumber = number, ContactEmail = email }, Ct);

        Assert.Equal(field, added.Error!.Field);
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.Customers.CountAsync(Ct)));
    }

    [Fact]
    public async Task Add_WithAResponsibleOfTheNeighbours_IsRefused()
    {
        await using var office = await AgencyOffice.OpenAsync();

        var added = await office.Portal.Get<AddCustomer>().ExecuteAsync(Details(office) with { ResponsibleId = office.Stranger.Id }, Ct);

        Assert.Equal(CustomerErrors.ResponsibleNotFound, added.Error);
    }

    [Fact]
    public async Task Edit_WhileACollaborationIsOpen_KeepsTheNumber()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = await CustomerWithRequestAsync(office);
        var edit = office.Portal.Get<EditCustomer>();

        var otherNumber = await edit.ExecuteAsync(customer.Id, customer.Version, Details(office), Ct);
        var otherName = await edit.ExecuteAsync(
            customer.Id, customer.Version, Details(office) with { Name = "Nytt namn AB", OrganisationNumber = customer.OrganisationNumber }, Ct);

        Assert.Equal(CustomerErrors.NumberFixed, otherNumber.Error);
        Assert.True(otherName.Succeeded);
        Assert.Equal("Nytt namn AB", (await office.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).Name);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Edit_WhenAColleagueSavedMeanwhile_IsRefused(DatabaseProvider database)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var customer = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(customer);
        var edit = office.Portal.Get<EditCustomer>();
        var first = await edit.ExecuteAsync(customer.Id, customer.Version, Details(office) with { Name = "First AB" }, Ct);

        var second = await edit.ExecuteAsync(customer.Id, customer.Version, Details(office) with { Name = "Second AB" }, Ct);

        Assert.True(first.Succeeded);
        Assert.True(CommonErrors.IsChangedMeanwhile(second.Error));
        Assert.Equal("First AB", (await office.Portal.ReadAsync(db => db.Customers.SingleAsync(Ct))).Name);
    }

    [Fact]
    public async Task Archive_NeedsAllCollaborationsFinal()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var (busy, idle) = (await CustomerWithRequestAsync(office), Given.Customer(office.Agency));
        await office.Portal.SaveAsync(idle);
        var archive = office.Portal.Get<ArchiveCustomer>();

        Assert.Equal(CustomerErrors.HasOpenCollaboration("", default).Code, (await archive.ExecuteAsync(busy.Id, Ct)).Error?.Code);
        Assert.True((await archive.ExecuteAsync(idle.Id, Ct)).Succeeded);
        Assert.Equal(idle.Id, (await office.Portal.ReadAsync(db => db.Customers.SingleAsync(c => c.ArchivedAt != null, Ct))).Id);
    }

    [Fact]
    public async Task Restore_WhenAnotherHasTheNumberByNow_IsRefused()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var archived = Given.Customer(office.Agency);
        archived.Archive(open: null, office.Portal.Now);
        await office.Portal.SaveAsync(archived);
        await office.Portal.SaveAsync(Given.Customer(office.Agency, number: archived.OrganisationNumber));

        var restored = await office.Portal.Get<RestoreCustomer>().ExecuteAsync(archived.Id, Ct);

        Assert.Equal(CustomerErrors.NumberTaken, restored.Error);
    }

    [Fact]
    public async Task Neighbour_AndWhoeverLeftTheAgency_ChangeNothing()
    {
        await using var office = await AgencyOffice.OpenAsync();
        var customer = Given.Customer(office.Agency);
        await office.Portal.SaveAsync(customer);

        office.Portal.LogIn(office.Stranger);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<EditCustomer>().ExecuteAsync(customer.Id, 0, Details(office), Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<ArchiveCustomer>().ExecuteAsync(customer.Id, Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<RestoreCustomer>().ExecuteAsync(customer.Id, Ct)).Error);
        Assert.Null(await office.Portal.Get<CustomerQueries>().FindForEditAsync(customer.Id, Ct));

        await using var db = await office.Portal.OpenAsync();
        await db.Members.Where(m => m.Id == office.Consultant.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DeactivatedAt, office.Portal.Now), Ct);
        office.Portal.LogIn(office.Consultant);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<AddCustomer>().ExecuteAsync(Details(office), Ct)).Error);
        Assert.Equal(CommonErrors.NotFound, (await office.Portal.Get<ArchiveCustomer>().ExecuteAsync(customer.Id, Ct)).Error);
    }

    private static CustomerDetails Details(AgencyOffice office) => new()
    {
        Name = "Nordlund Bygg AB",
        OrganisationNumber = Given.OrganisationNumber(),
        ContactName = "Owner",
        ContactEmail = "owner@nordlundbygg.example",
        ResponsibleId = office.Consultant.Id,
    };

    private static async Task<Customer> CustomerWithRequestAsync(AgencyOffice office)
    {
        var customer = Given.Customer(office.Agency);
        var task = Given.Task(customer);
        await office.Portal.SaveAsync(
            customer, task, Given.Collaboration(office.Agency, customer, task, office.Consultant, CollaborationStatus.ProvisioningFailed));
        return customer;
    }
}
