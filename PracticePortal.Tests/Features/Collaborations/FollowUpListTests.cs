using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>The follow-up list on each database: its order, its pages, its counts and its search.</summary>
public abstract class FollowUpListTests(DatabaseProvider database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<CollaborationsShown> Parts => [.. Enum.GetValues<CollaborationsShown>()];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Pages_ShowEachRowOnce_InOneOrder_ForwardsAndBack_AsManyAsAreCounted(CollaborationsShown shown)
    {
        await using var office = await OpenAsync();
        var pages = new List<CollaborationList>();
        do
        {
            pages.Add(await ListAsync(office, new(shown, "", pages.LastOrDefault()?.Next)));
        }
        while (pages[^1].Next is not null);

        var all = pages.SelectMany(page => page.Rows).ToList();
        Assert.Equal(all.Count, all.Select(row => row.Id).Distinct().Count());
        Assert.Equal(all.Count, pages[0].Counts.Of(shown));
        Assert.NotEmpty(all);
        Assert.All(pages.SkipLast(1), page => Assert.Equal(CollaborationQueries.PageSize, page.Rows.Count));
        Assert.Null(pages[0].Previous);
        for (var page = pages.Count - 1; page > 0; page--)
        {
            Assert.Equal(pages[page - 1].Rows, (await ListAsync(office, new(shown, "", pages[page].Previous))).Rows);
        }
    }

    [Fact]
    public async Task List_HasWhoMustActFirst_ThenOpenOnesByTheirEnd_ThenClosedOnesTheNewestFirst()
    {
        await using var office = await AgencyOffice.OpenAsync(database: database);
        (string Name, CollaborationStatus Status, int DaysAgo)[] made =
        [
            ("Ended 5", CollaborationStatus.Ended, 5), ("Active 6", CollaborationStatus.Active, 6), ("Fine 1", CollaborationStatus.AwaitingApproval, 1),
            ("Fine 2", CollaborationStatus.AwaitingApproval, 2), ("Provisioning", CollaborationStatus.Provisioning, 0), ("Expired", CollaborationStatus.Expired, 20),
            ("Old expired", CollaborationStatus.Expired, 100), ("Cancelled 1", CollaborationStatus.Cancelled, 1), ("Declined 9", CollaborationStatus.Declined, 9),
            ("Declined 3", CollaborationStatus.Declined, 3), ("Old declined", CollaborationStatus.Declined, 40), ("Soon 13", CollaborationStatus.AwaitingApproval, 13),
            ("Soon 12", CollaborationStatus.AwaitingApproval, 12), ("Failed", CollaborationStatus.ProvisioningFailed, 0),
        ];
        foreach (var (name, status, daysAgo) in made)
        {
            await RequestAsync(office, name, status, daysAgo);
        }

        var list = await ListAsync(office, new(CollaborationsShown.All, ""));

        Assert.Equal(
            [
                "Failed", "Soon 13", "Soon 12", "Declined 3", "Declined 9", "Expired", "Provisioning", "Fine 2", "Fine 1", "Active 6",
                "Cancelled 1", "Ended 5", "Old declined", "Old expired",
            ],
            list.Rows.Select(row => row.CustomerName));
        Assert.Equal((14, 6, 5, 1, 7), (
            list.Counts.Of(CollaborationsShown.All), list.Counts.Of(CollaborationsShown.NeedsAttention), list.Counts.Of(CollaborationsShown.Awaiting),
            list.Counts.Of(CollaborationsShown.Active), list.Counts.Of(CollaborationsShown.History)));
    }

    [Fact]
    public async Task Page_GoesOnWhereItWas_WhileRowsComeGoAndMove()
    {
        await using var office = await OpenAsync();
        var first = await ListAsync(office, new(CollaborationsShown.All, ""));
        var second = await ListAsync(office, new(CollaborationsShown.All, "", first.Next));

        await RequestAsync(office, "New", CollaborationStatus.ProvisioningFailed, daysAgo: 400);
        var (gone, moved) = (first.Rows[3].Id, first.Rows[^1].Id);
        await office.Portal.ReadAsync(db => db.Collaborations.Where(c => c.Id == gone).ExecuteDeleteAsync(Ct));
        await office.Portal.ReadAsync(db => db.Collaborations.Where(c => c.Id == moved)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CollaborationStatus.Cancelled).SetProperty(c => c.ClosedAt, office.Portal.Now), Ct));

        Assert.Equal(second.Rows, (await ListAsync(office, new(CollaborationsShown.All, "", first.Next))).Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("2026-12-12")]
    [InlineData("99-1")]
    [InlineData("1-")]
    [InlineData("-")]
    [InlineData("1-9999999999999999999")]
    [InlineData("12-638000000000000000")]
    public async Task Place_ThatTheListHasNot_IsTheFirstPage(string value)
    {
        await using var office = await OpenAsync();
        var first = await ListAsync(office, new(CollaborationsShown.All, ""));

        foreach (var isBefore in new[] { false, true })
        {
            var list = await ListAsync(office, new(CollaborationsShown.All, "", new ListCursor(first.Rows[5].Id, value, isBefore)));
            Assert.Equal((first.Rows.Count, first.Rows[0], true), (list.Rows.Count, list.Rows[0], list.Previous is null));
        }
    }

    [Fact]
    public async Task Place_OfAnotherPart_IsTheFirstPage_AndTheNeighboursRowsAreNeverIn()
    {
        await using var office = await OpenAsync();
        var all = await ListAsync(office, new(CollaborationsShown.All, ""));
        var ended = await ListAsync(office, new(CollaborationsShown.Ended, ""));

        Assert.Equal(ended.Rows, (await ListAsync(office, new(CollaborationsShown.Ended, "", all.Next))).Rows);
        office.Portal.LogIn(office.Stranger);
        var theirs = await ListAsync(office, new(CollaborationsShown.All, "", all.Next));
        Assert.Empty(theirs.Rows);
        Assert.Equal(0, theirs.Counts.Of(CollaborationsShown.All));
        Assert.Empty((await ListAsync(office, new(CollaborationsShown.All, "bolag"))).Rows);
    }

    [Theory]
    [InlineData("bolag 7 ", 10)]
    [InlineData("Bolag", 100)]
    [InlineData("zzz", 0)]
    public async Task Search_ShowsTheSameOrder_WithinItsPart(string typed, int expected)
    {
        await using var office = await OpenAsync();

        var found = await AllAsync(office, new(CollaborationsShown.All, typed));

        Assert.Equal(expected, found.Count);
        Assert.Equal(
            (await AllAsync(office, new(CollaborationsShown.All, ""))).Where(row => row.CustomerName.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)
                && (expected == 100 || row.CustomerName.StartsWith("Bolag 7 ", StringComparison.Ordinal))),
            found);
        var active = await AllAsync(office, new(CollaborationsShown.Active, typed));
        Assert.Equal(found.Where(row => row.Status == CollaborationStatus.Active), active);
    }

    [Fact]
    public async Task Search_ThatManyCustomersMatch_ShowsTheSameOrder()
    {
        await using var office = await OpenAsync();
        await office.Portal.SaveAsync([.. Enumerable.Range(0, CustomerSearch.Limit).Select(i => Given.Customer(
            office.Agency, string.Create(CultureInfo.InvariantCulture, $"Bolag utan {i}"))).Cast<object>()]);

        Assert.Equal(await AllAsync(office, new(CollaborationsShown.All, "")), await AllAsync(office, new(CollaborationsShown.All, "bolag")));
    }

    [Fact]
    public async Task Migration_FillsThePlacesOfTheRowsThatAreThere()
    {
        await using var office = await OpenAsync();
        var before = await AllAsync(office, new(CollaborationsShown.All, ""));
        await using (var db = await office.Portal.OpenAsync())
        {
            await db.GetService<IMigrator>().MigrateAsync("CustomerSearch", Ct);
            await db.GetService<IMigrator>().MigrateAsync(null, Ct);
        }

        Assert.Equal(before, await AllAsync(office, new(CollaborationsShown.All, "")));
    }

    /// <summary>A hundred in all states, some of them at the same moment, and some of them with a completed task.</summary>
    private async Task<AgencyOffice> OpenAsync()
    {
        var office = await AgencyOffice.OpenAsync(database: database);
        var statuses = Enum.GetValues<CollaborationStatus>();
        var rows = new List<object>();
        for (var i = 0; i < 100; i++)
        {
            rows.AddRange(Request(
                office, string.Create(CultureInfo.InvariantCulture, $"Bolag {i % 10} AB"), statuses[i % statuses.Length], daysAgo: i / 16 * (i % 3 == 0 ? 12 : 1),
                taskIsCompleted: i % 7 == 0));
        }

        await office.Portal.SaveAsync([.. rows]);
        return office;
    }

    private static Task RequestAsync(AgencyOffice office, string name, CollaborationStatus status, int daysAgo) =>
        office.Portal.SaveAsync([.. Request(office, name, status, daysAgo, taskIsCompleted: false)]);

    private static object[] Request(AgencyOffice office, string name, CollaborationStatus status, int daysAgo, bool taskIsCompleted)
    {
        var customer = Given.Customer(office.Agency, name);
        var task = Given.Task(customer);
        var user = Given.User($"owner-{Guid.NewGuid():N}@customer.example");
        var organisation = Given.Organisation();
        var administrator = Given.OrganisationUser(organisation, user, OrganisationRole.OrganisationAdministrator);
        var collaboration = Given.Collaboration(
            office.Agency, customer, task, office.Consultant, status, administrator, office.Portal.Now - TimeSpan.FromDays(daysAgo));
        if (taskIsCompleted)
        {
            Assert.True(task.Complete(office.Portal.Now).Succeeded);
        }

        return [user, organisation, administrator, customer, task, collaboration];
    }

    private static async Task<List<CollaborationRow>> AllAsync(AgencyOffice office, CollaborationFilter filter)
    {
        var rows = new List<CollaborationRow>();
        for (CollaborationList? list = null; list is null || list.Next is not null;)
        {
            list = await ListAsync(office, filter with { From = list?.Next });
            rows.AddRange(list.Rows);
        }

        return rows;
    }

    private static Task<CollaborationList> ListAsync(AgencyOffice office, CollaborationFilter filter) =>
        office.Portal.Get<CollaborationQueries>().ListAsync(filter, Ct);
}

public sealed class FollowUpListOnSqliteTests() : FollowUpListTests(DatabaseProvider.Sqlite);

public sealed class FollowUpListOnPostgresTests() : FollowUpListTests(DatabaseProvider.PostgreSql);
