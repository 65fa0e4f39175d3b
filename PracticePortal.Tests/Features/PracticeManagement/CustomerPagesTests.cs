using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

/// <summary>Turning the pages of the customers list, on each database.</summary>
public abstract class CustomerPagesTests(DatabaseProvider database)
{
    private const int Many = 60;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<CustomerSort, bool> Orders => new(Enum.GetValues<CustomerSort>(), [false, true]);

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_ShowEachCustomerOnce_InOneOrder_ForwardsAndBack(CustomerSort sort, bool descending)
    {
        await using var office = await OpenAsync();
        var asked = new CustomerListQuestion { Sort = sort, Descending = descending };

        var (first, second, third) = await TurnAsync(office, asked);

        Assert.Equal((25, 25, 10), (first.Rows.Count, second.Rows.Count, third.Rows.Count));
        Assert.Equal((null, null), (first.Previous, third.Next));
        CustomerRow[] all = [.. first.Rows, .. second.Rows, .. third.Rows];
        Assert.Equal(Many, all.Select(row => row.Id).Distinct().Count());
        var keys = all.Select(row => KeyOf(sort, row)).ToList();
        Assert.Equal(descending ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal), keys);
        var back = await ListAsync(office, asked with { From = third.Previous });
        Assert.Equal(second.Rows, back.Rows);
        Assert.Equal(first.Rows, (await ListAsync(office, asked with { From = back.Previous })).Rows);
        Assert.Equal(third.Rows, (await ListAsync(office, asked with { From = back.Next })).Rows);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_GoOnWhereTheyWere_WhileCustomersComeAndGo(CustomerSort sort, bool descending)
    {
        await using var office = await OpenAsync();
        var asked = new CustomerListQuestion { Sort = sort, Descending = descending };
        var (first, second, _) = await TurnAsync(office, asked);

        await office.Portal.SaveAsync(Given.Customer(office.Agency, "Aaa AB"), Given.Customer(office.Agency, "Öööö AB"));
        await ArchiveAsync(office, first.Rows[^1].Id, first.Rows[3].Id);
        var now = await ListAsync(office, asked with { From = first.Next });

        Assert.Equal(second.Rows.Take(20), now.Rows.Take(20));
        Assert.DoesNotContain(now.Rows, row => first.Rows.Contains(row));
    }

    [Fact]
    public async Task Page_BehindACustomerWhoseStatusChangedSince_GoesOnFromWhereItWas()
    {
        await using var office = await OpenAsync();
        var asked = new CustomerListQuestion { Sort = CustomerSort.Status };
        var (first, second, _) = await TurnAsync(office, asked);
        var last = first.Rows[^1].Id;
        await office.Portal.ReadAsync(db => db.Collaborations.Where(c => c.CustomerId == last).ExecuteDeleteAsync(Ct));

        var now = await ListAsync(office, asked with { From = first.Next });

        Assert.Equal(second.Rows.Take(10).Select(row => row.Id), now.Rows.Take(10).Select(row => row.Id));
    }

    [Fact]
    public async Task Page_BeforeAPlaceNearTheStart_IsTheFirstOneInFull()
    {
        await using var office = await OpenAsync();
        var first = await ListAsync(office, new());

        var before = await ListAsync(office, new() { From = new ListCursor(first.Rows[4].Id, "", IsBefore: true) });

        Assert.Equal(first.Rows, before.Rows);
        Assert.Null(before.Previous);
    }

    [Fact]
    public async Task Page_BehindTheLastCustomer_IsTheFirstOne()
    {
        await using var office = await OpenAsync();
        var last = (await ListAsync(office, new() { Descending = true })).Rows[0];

        var behind = await ListAsync(office, new() { From = new ListCursor(last.Id, "", IsBefore: false) });

        Assert.Equal((await ListAsync(office, new())).Rows, behind.Rows);
    }

    [Fact]
    public async Task Page_BehindSomebodyElsesCustomer_IsTheFirstOne_AndHasOnlyTheAgencysOwn()
    {
        await using var office = await OpenAsync();
        var theirs = Given.Customer(office.Neighbour, "Bolag 30 AB");
        await office.Portal.SaveAsync(theirs);

        var list = await ListAsync(office, new() { From = new ListCursor(theirs.Id, "", IsBefore: false) });

        Assert.Equal((await ListAsync(office, new())).Rows, list.Rows);
        Assert.DoesNotContain(list.Rows, row => row.Id == theirs.Id);
    }

    [Theory]
    [InlineData(CustomerSort.Status, "")]
    [InlineData(CustomerSort.Status, "2026-12-12")]
    [InlineData(CustomerSort.Due, "4")]
    [InlineData(CustomerSort.Due, "2026-13-45")]
    public async Task Page_BehindAPlaceOfAnotherOrder_IsTheFirstOne(CustomerSort sort, string value)
    {
        await using var office = await OpenAsync();
        var first = await ListAsync(office, new() { Sort = sort });

        var list = await ListAsync(office, new() { Sort = sort, From = new ListCursor(first.Rows[9].Id, value, IsBefore: false) });

        Assert.Equal(first.Rows, list.Rows);
    }

    /// <summary>Sixty with ties in each order: ten names, some without a date, half of them with a request.</summary>
    private async Task<AgencyOffice> OpenAsync()
    {
        var office = await AgencyOffice.OpenAsync(database: database);
        var customers = Enumerable.Range(0, Many).Select(i => Given.Customer(office.Agency, $"Bolag {i % 10} AB")).ToList();
        var tasks = customers.Select((customer, i) => Given.Task(customer, due: i % 4 == 0 ? null : new DateOnly(2026, 12, 1 + (i % 3)))).ToList();
        await office.Portal.SaveAsync([.. customers, .. tasks]);
        await office.Portal.SaveAsync([.. Enumerable.Range(0, Many / 2).Select(i => Given.Collaboration(
            office.Agency, customers[i], tasks[i], office.Consultant, i % 2 == 0 ? CollaborationStatus.ProvisioningFailed : CollaborationStatus.Cancelled))]);
        return office;
    }

    private static async Task<(CustomerList First, CustomerList Second, CustomerList Third)> TurnAsync(AgencyOffice office, CustomerListQuestion asked)
    {
        var first = await ListAsync(office, asked);
        var second = await ListAsync(office, asked with { From = first.Next });
        return (first, second, await ListAsync(office, asked with { From = second.Next }));
    }

    private static string KeyOf(CustomerSort sort, CustomerRow row) => sort switch
    {
        CustomerSort.Name => row.Name,
        CustomerSort.Number => row.OrganisationNumber,
        CustomerSort.Status => $"{StatusRanks.Of(row.Status)} {row.Name}",
        CustomerSort.Due => $"{row.Due ?? Customer.NoDate:O} {row.Name}",
    };

    private static async Task ArchiveAsync(AgencyOffice office, params Guid[] ids)
    {
        await using var db = await office.Portal.OpenAsync();
        foreach (var customer in await db.Customers.Where(c => ids.Contains(c.Id)).ToListAsync(Ct))
        {
            Assert.True(customer.Archive(open: null, office.Portal.Now).Succeeded);
        }

        await db.SaveChangesAsync(Ct);
    }

    private static Task<CustomerList> ListAsync(AgencyOffice office, CustomerListQuestion question) =>
        office.Portal.Get<CustomerListQueries>().ListAsync(question, Ct);
}

public sealed class CustomerPagesOnSqliteTests() : CustomerPagesTests(DatabaseProvider.Sqlite);

public sealed class CustomerPagesOnPostgresTests() : CustomerPagesTests(DatabaseProvider.PostgreSql);
