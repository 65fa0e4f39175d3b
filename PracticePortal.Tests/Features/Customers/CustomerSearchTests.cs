using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Customers;

/// <summary>Searching the customers list, by the index that each database keeps.</summary>
public abstract class CustomerSearchTests(DatabaseProvider database)
{
    private const int Many = CustomerSearch.Limit + 60;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Typed => new()
    {
        { "s", true }, { "So", true }, { "lr", false }, { "olr", true }, { "solrosen åä", true }, { "solrosen  åä", false },
        { "å", true }, { "Å", true }, { "ÅÄ", true }, { "åäö", true }, { "ÉCL", true }, { "E\u0301cl", true }, { "ecl", false }, { "aäo", false },
        { "🌻", true }, { "🌻b", true }, { "🌻bl", true }, { "🌹", false }, { "é", true }, { "b", true },
        { "\"", false }, { "'", true }, { "'n", true }, { "'n\"", true }, { "sol*", false }, { "sol OR zzz", false }, { "NEAR(sol bag)", false }, { "Begins : sol", false },
        { "%", false }, { "_", false }, { "s_l", false }, { "100%", true }, { "100%_", true }, { "100%o", false }, { "\\", true }, { "\\o/", true }, { "/", false },
        { "\0", false }, { "so\0l", true }, { "{sol}", false }, { "sol^", false }, { "(", true }, { "(p", true }, { "(publ)", true },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Search_FindsWhatIsTypedAndNothingElse(string typed, bool found)
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        const string Name = "Bageri Solrosen ÅÄÖ Éclair 🌻bl 'n\" 100%_ \\o/ (publ) Bolag";
        await office.Portal.SaveAsync(Given.Customer(office.Agency, Name), Given.Customer(office.Agency, "Annat Konto", contactEmail: "owner@konto.example"), Given.Customer(office.Neighbour, Name));

        var list = await ListAsync(office, new() { Search = typed });

        Assert.Equal(found ? [Name] : Array.Empty<string>(), list.Rows.Select(row => row.Name));
        Assert.Equal((list.Rows.Count, false), (list.Count, list.AreMore));
    }

    [Fact]
    public async Task Search_ForAVeryLongText_FindsTheCustomerThatHasItAll()
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var name = string.Concat(Enumerable.Repeat("Solrosen", 24));
        await office.Portal.SaveAsync(Given.Customer(office.Agency, name), Given.Customer(office.Agency, name[..^1] + "m"));

        Assert.Equal([name], (await ListAsync(office, new() { Search = name })).Rows.Select(row => row.Name));
        Assert.Empty((await ListAsync(office, new() { Search = string.Concat(Enumerable.Repeat("solrosen", 70)) })).Rows);
        Assert.Empty((await ListAsync(office, new() { Search = new string('o', 500) })).Rows);
    }

    [Theory]
    [InlineData("common", false)]
    [InlineData("common", true)]
    [InlineData("co", false)]
    [InlineData("special", false)]
    [InlineData("special", true)]
    public async Task Pages_OfASearch_ShowEachOnceInTheListsOrder_WhetherManyHaveItOrFew(string typed, bool descending)
    {
        await using var office = await OpenManyAsync();
        var expected = Enumerable.Range(0, Many).Where(i => typed != "special" || i % 10 == 0).Select(NameOf).ToList();
        var question = new CustomerListQuestion { Search = typed, Descending = descending };
        var shown = new List<string>();

        for (CustomerList? list = null; list is null || list.Next is not null;)
        {
            list = await ListAsync(office, question with { From = list?.Next });
            shown.AddRange(list.Rows.Select(row => row.Name));
            Assert.Equal(typed == "special" ? (Many / 10, false) : (CustomerSearch.Limit, true), (list.Count, list.AreMore));
        }

        Assert.Equal(descending ? expected.AsEnumerable().Reverse() : expected, shown);
    }

    [Theory]
    [InlineData("common")]
    [InlineData("special")]
    public async Task Search_WithinAFilter_CountsWhatItShows(string typed)
    {
        await using var office = await OpenManyAsync();

        var failed = await ListAsync(office, new() { Search = typed, Status = CustomerStatusFilter.ProvisioningFailed, Sort = CustomerSort.Status });
        var mine = await ListAsync(office, new() { Search = typed, ResponsibleId = office.Consultant.Id });
        var archived = await ListAsync(office, new() { Search = typed, Archived = true });

        Assert.Equal([NameOf(0)], failed.Rows.Select(row => row.Name));
        Assert.Equal([NameOf(0), NameOf(10)], mine.Rows.Select(row => row.Name));
        Assert.Equal(["Special common archived AB"], archived.Rows.Select(row => row.Name));
        Assert.Equal((1, 2, 1), (failed.Count, mine.Count, archived.Count));
    }

    [Fact]
    public async Task Search_FollowsEachChangeOfACustomer()
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        var customer = Given.Customer(office.Agency, "Nordlund Bygg AB");
        await office.Portal.SaveAsync(customer);
        Assert.Equal(1, await CountAsync(office, "nordlund"));

        await ChangeAsync(office, customer, c => c.CorrectContact("Åsa", "asa@sjögren.example"));
        Assert.Equal((1, 1), (await CountAsync(office, "SJÖGREN"), await CountAsync(office, "nordlund")));
        await ChangeAsync(office, customer, c => c.CorrectContact("Åsa", "asa@other.example"));
        Assert.Equal((0, 1), (await CountAsync(office, "sjögren"), await CountAsync(office, "nordlund")));
        await ChangeAsync(office, customer, c => c.Archive(open: null, office.Portal.Now));
        Assert.Equal((0, 1), (await CountAsync(office, "nordlund"), await CountAsync(office, "nordlund", archived: true)));
        await ChangeAsync(office, customer, c => c.Restore(responsible: null));
        Assert.Equal((1, 0), (await CountAsync(office, "no"), await CountAsync(office, "no", archived: true)));

        await office.Portal.ReadAsync(db => db.Customers.Where(c => c.Id == customer.Id).ExecuteDeleteAsync(Ct));
        Assert.Equal(0, await CountAsync(office, "nordlund"));
        Assert.Equal(0, await office.Portal.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"CustomerSearch\"").SingleAsync(Ct)));
    }

    [Fact]
    public async Task Migration_FillsTheIndexFromTheCustomersThatAreThere()
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        await MigrateAsync(office, "KeptPlaceInLists");
        var archived = Given.Customer(office.Agency, "Nordlund Åkeri AB");
        archived.Archive(open: null, office.Portal.Now);
        await office.Portal.SaveAsync(Given.Customer(office.Agency, "Nordlund Bygg AB"), Given.Customer(office.Neighbour, "Nordlund Måleri AB"), archived);

        await MigrateAsync(office, target: null);

        Assert.Equal(["Nordlund Bygg AB"], (await ListAsync(office, new() { Search = "ordl" })).Rows.Select(row => row.Name));
        Assert.Equal(["Nordlund Åkeri AB"], (await ListAsync(office, new() { Search = "åk", Archived = true })).Rows.Select(row => row.Name));
    }

    /// <summary>More than a search looks up one by one; every tenth is special.</summary>
    private async Task<AgencyOffice> OpenManyAsync()
    {
        var office = await AgencyOffice.OpenAsync(database: database);
        var customers = Enumerable.Range(0, Many).Select(i => Given.Customer(
            office.Agency, NameOf(i), responsible: i is 0 or 10 ? office.Consultant : null)).ToList();
        var archived = Given.Customer(office.Agency, "Special common archived AB");
        archived.Archive(open: null, office.Portal.Now);
        var task = Given.Task(customers[0]);
        await office.Portal.SaveAsync([.. customers, archived, task]);
        await office.Portal.SaveAsync(
            Given.Collaboration(office.Agency, customers[0], task, office.Consultant, CollaborationStatus.ProvisioningFailed));
        return office;
    }

    private static string NameOf(int index) => string.Create(
        CultureInfo.InvariantCulture, $"{index:0000} common {(index % 10 == 0 ? "special " : "")}AB");

    private static async Task MigrateAsync(AgencyOffice office, string? target)
    {
        await using var db = await office.Portal.OpenAsync();
        await db.GetService<IMigrator>().MigrateAsync(target, Ct);
    }

    private static async Task ChangeAsync(AgencyOffice office, Customer customer, Action<Customer> change)
    {
        await using var db = await office.Portal.OpenAsync();
        change(await db.Customers.SingleAsync(c => c.Id == customer.Id, Ct));
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<int> CountAsync(AgencyOffice office, string typed, bool archived = false)
    {
        var list = await ListAsync(office, new() { Search = typed, Archived = archived });
        Assert.Equal(list.Count, list.Rows.Count);
        return list.Count;
    }

    private static Task<CustomerList> ListAsync(AgencyOffice office, CustomerListQuestion question) =>
        office.Portal.Get<CustomerListQueries>().ListAsync(question, Ct);
}

public sealed class CustomerSearchOnSqliteTests() : CustomerSearchTests(DatabaseProvider.Sqlite);

public sealed class CustomerSearchOnPostgresTests() : CustomerSearchTests(DatabaseProvider.PostgreSql);
