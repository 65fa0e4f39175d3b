using PracticePortal.Features.Collaborations;
using PracticePortal.Features.PracticeManagement;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>One thing that people ask of a list.</summary>
/// <param name="AskAsync">Through the class that the page reads with; gives how many rows it showed.</param>
internal sealed record ListQuestion(string Name, Func<MeasuredAgency, CancellationToken, Task<int>> AskAsync);

/// <summary>All that is measured of the two lists.</summary>
internal static class ListQuestions
{
    private static readonly (string Name, string Typed)[] s_searches = [("2 letters", "so"), ("3 letters", "sol"), ("8 letters", "solrosen")];

    public static IReadOnlyList<ListQuestion> All { get; } = [.. Customers(), .. Collaborations()];

    private static IEnumerable<ListQuestion> Customers()
    {
        yield return Customer("first page", _ => new CustomerListQuestion());
        foreach (var (name, typed) in s_searches)
        {
            yield return Customer($"search, {name}", _ => new CustomerListQuestion { Search = typed });
        }

        foreach (var status in Enum.GetValues<CustomerStatusFilter>().Except([CustomerStatusFilter.All]))
        {
            yield return Customer($"status {status}", _ => new CustomerListQuestion { Status = status });
        }

        yield return Customer("responsible", agency => new CustomerListQuestion { ResponsibleId = agency.Member.Id });
        yield return Customer("archived", _ => new CustomerListQuestion { Archived = true });
        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            foreach (var descending in new[] { false, true })
            {
                var order = $"{sort} {(descending ? "descending" : "ascending")}";
                yield return Customer($"by {order}", _ => new CustomerListQuestion { Sort = sort, Descending = descending });
                yield return Customer(
                    $"by {order}, half-way down",
                    agency => new CustomerListQuestion
                    {
                        Sort = sort,
                        Descending = descending,
                        From = agency.HalfWayDown(sort),
                    });
            }
        }
    }

    private static IEnumerable<ListQuestion> Collaborations()
    {
        foreach (var shown in Enum.GetValues<CollaborationsShown>())
        {
            yield return Collaboration($"{shown}", _ => new CollaborationFilter(shown, ""));
        }

        foreach (var (name, typed) in s_searches)
        {
            yield return Collaboration($"search, {name}", _ => new CollaborationFilter(CollaborationsShown.All, typed));
        }

        yield return Collaboration(
            "All, half-way down",
            agency => new CollaborationFilter(CollaborationsShown.All, "", agency.HalfWayDownToFollowUp));
    }

    private static ListQuestion Customer(string name, Func<MeasuredAgency, CustomerListQuestion> of) => new(
        $"customers: {name}", async (agency, ct) => (await agency.CustomerList.ListAsync(of(agency), ct)).Rows.Count);

    private static ListQuestion Collaboration(string name, Func<MeasuredAgency, CollaborationFilter> of) => new(
        $"collaborations: {name}", async (agency, ct) => (await agency.CollaborationList.ListAsync(of(agency), ct)).Rows.Count);
}
