using PracticePortal.Features.Collaborations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

/// <summary>On each database, as they sort, search and compare in their own ways.</summary>
public abstract class CustomerListTests(DatabaseProvider database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_SortsAsTheSwedishAlphabetAndPages()
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        string[] names = ["Zäta AB", "Ågren AB", "Ärlig AB", "Öman AB", .. Enumerable.Range(0, 24).Select(i => $"Bolag {i:00}")];
        await office.Portal.SaveAsync([.. names.Reverse().Select(name => Given.Customer(office.Agency, name))]);
        await office.Portal.SaveAsync(Given.Customer(office.Neighbour, "Aaa grannens AB"));

        var first = await ListAsync(office, new CustomerListQuestion());
        var second = await ListAsync(office, new CustomerListQuestion { From = first.Next });
        var backwards = await ListAsync(office, new CustomerListQuestion { Descending = true });

        Assert.Equal((25, 28), (first.Rows.Count, first.Count));
        Assert.Equal(["Ågren AB", "Ärlig AB", "Öman AB"], second.Rows.Select(r => r.Name));
        Assert.Null(second.Next);
        Assert.Equal("Öman AB", backwards.Rows[0].Name);
    }

    [Theory]
    [InlineData("SOLROS", true)]
    [InlineData("ÅSA@", true)]
    [InlineData("559999-0008", true)]
    [InlineData("5599990008", true)]
    [InlineData("k-17", true)]
    [InlineData("%", false)]
    [InlineData("_", false)]
    [InlineData("Nordlund", false)]
    public async Task List_FindsByNameNumbersAndContact(string typed, bool found)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        await office.Portal.SaveAsync(
            Given.Customer(office.Agency, "Bageri Solrosen AB", "5599990008", customerNumber: "K-17", contactName: "Åsa@Ö"));

        var list = await ListAsync(office, new CustomerListQuestion { Search = typed });

        Assert.Equal(found ? 1 : 0, list.Rows.Count);
        Assert.False(list.IsEmptyAgency);
    }

    [Fact]
    public async Task List_FiltersByStatusResponsibleAndArchived()
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var (failed, never, archived) =
            (Given.Customer(office.Agency, "Failed AB", responsible: office.Consultant), Given.Customer(office.Agency, "Never AB"), Given.Customer(office.Agency, "Old AB"));
        archived.Archive(open: null, office.Portal.Now);
        var task = Given.Task(failed, due: new DateOnly(2026, 12, 31));
        var sooner = Given.Task(failed, due: new DateOnly(2026, 12, 12));
        await office.Portal.SaveAsync(
            failed, never, archived, task, sooner,
            Given.Collaboration(office.Agency, failed, task, office.Consultant, CollaborationStatus.Cancelled));
        await office.Portal.SaveAsync(
            Given.Collaboration(office.Agency, failed, task, office.Consultant, CollaborationStatus.ProvisioningFailed));

        Assert.Equal(["Failed AB"], await NamesAsync(office, new() { Status = CustomerStatusFilter.ProvisioningFailed }));
        Assert.Empty(await NamesAsync(office, new() { Status = CustomerStatusFilter.Cancelled }));
        Assert.Equal(["Never AB"], await NamesAsync(office, new() { Status = CustomerStatusFilter.NotActivated }));
        Assert.Equal(["Failed AB"], await NamesAsync(office, new() { ResponsibleId = office.Consultant.Id }));
        Assert.Equal(["Old AB"], await NamesAsync(office, new() { Archived = true }));
        Assert.Equal(["Failed AB", "Never AB"], await NamesAsync(office, new() { Sort = CustomerSort.Status }));
        Assert.Equal(["Never AB", "Failed AB"], await NamesAsync(office, new() { Sort = CustomerSort.Status, Descending = true }));
        Assert.Equal(["Failed AB", "Never AB"], await NamesAsync(office, new() { Sort = CustomerSort.Due }));
        Assert.Equal(
            (CollaborationStatus.ProvisioningFailed, new DateOnly(2026, 12, 12)),
            (await ListAsync(office, new())).Rows.Select(r => (r.Status!.Value, r.Due!.Value)).First());
    }

    [Theory]
    [InlineData(CustomerSort.Name)]
    [InlineData(CustomerSort.Number)]
    [InlineData(CustomerSort.Status)]
    [InlineData(CustomerSort.Due)]
    public async Task List_SortsByEveryColumnBothWays(CustomerSort sort)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        await office.Portal.SaveAsync(Given.Customer(office.Agency, "A AB"), Given.Customer(office.Agency, "B AB"));

        Assert.Equal(2, (await ListAsync(office, new CustomerListQuestion { Sort = sort })).Rows.Count);
        Assert.Equal(2, (await ListAsync(office, new CustomerListQuestion { Sort = sort, Descending = true })).Rows.Count);
    }

    [Fact]
    public async Task List_OfAnEmptyAgency_SaysSo()
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);

        Assert.True((await ListAsync(office, new CustomerListQuestion())).IsEmptyAgency);
        Assert.False((await ListAsync(office, new CustomerListQuestion { Search = "x" })).IsEmptyAgency);
    }

    private static Task<CustomerList> ListAsync(AgencyOffice office, CustomerListQuestion question) =>
        office.Portal.Get<CustomerListQueries>().ListAsync(question, Ct);

    private static async Task<IEnumerable<string>> NamesAsync(AgencyOffice office, CustomerListQuestion question) =>
        (await ListAsync(office, question)).Rows.Select(r => r.Name);
}

public sealed class CustomerListOnSqliteTests() : CustomerListTests(DatabaseProvider.Sqlite);

public sealed class CustomerListOnPostgresTests() : CustomerListTests(DatabaseProvider.PostgreSql);
