using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>An agency whose lists are read, by one of its people.</summary>
internal sealed class MeasuredAgency
{
    private readonly Dictionary<CustomerSort, ListCursor> _middles = [];

    /// <param name="portal">Where it has its register.</param>
    /// <param name="member">Who reads.</param>
    /// <param name="customers">How many it has.</param>
    public MeasuredAgency(TestPortal portal, Member member, int customers)
    {
        (Portal, Member, Customers) = (portal, member, customers);
        portal.LogIn(member);
        var services = portal.NewScope();
        CustomerList = services.GetRequiredService<CustomerListQueries>();
        CollaborationList = services.GetRequiredService<CollaborationQueries>();
    }

    /// <summary>Looks up where the middle of each list is, which a reader gets to know page by page.</summary>
    public async Task FindMiddlesAsync(CancellationToken ct)
    {
        await using var db = await Portal.OpenAsync();
        var mine = db.Customers.AsNoTracking().Where(c => c.AgencyId == Member.AgencyId && !c.IsArchived);
        var middle = await mine.CountAsync(ct) / 2;
        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            var row = await CustomerOrder.Of(sort, descending: false).Sort(mine).Skip(middle).FirstAsync(ct);
            var value = sort switch
            {
                CustomerSort.Status => $"{row.StatusRank}",
                CustomerSort.Due => $"{row.NextDue:O}",
                CustomerSort.Name or CustomerSort.Number => "",
            };
            _middles[sort] = new ListCursor(row.Id, value, IsBefore: false);
        }

        var active = db.Collaborations.AsNoTracking().Where(c => c.AgencyId == Member.AgencyId && c.FollowUpRank == FollowUpRanks.Active);
        var inTheMiddle = await active.OrderBy(c => c.FollowUpAt).ThenBy(c => c.Id).Skip(await active.CountAsync(ct) / 2).FirstAsync(ct);
        HalfWayDownToFollowUp = new FollowUpPlace(
            FollowUpSections.At(Portal.Now).Single(section => section.Ranges[0].Rank == FollowUpRanks.Active).Number, inTheMiddle.FollowUpAt, inTheMiddle.Id)
            .Write(isBefore: false);
    }

    public TestPortal Portal { get; }

    public Member Member { get; }

    public int Customers { get; }

    /// <summary>Behind the customer who stands in the middle of the list.</summary>
    public ListCursor HalfWayDown(CustomerSort sort) => _middles[sort];

    /// <summary>Behind the collaboration that stands in the middle of the active ones.</summary>
    public ListCursor? HalfWayDownToFollowUp { get; private set; }

    public CustomerListQueries CustomerList { get; }

    public CollaborationQueries CollaborationList { get; }
}
