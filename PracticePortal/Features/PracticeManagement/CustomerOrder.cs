using PracticePortal.Features.Customers;

#pragma warning disable CA1309 // The database compares: its translator knows only the comparison without a culture.

namespace PracticePortal.Features.PracticeManagement;

/// <summary>
/// The orders that people can choose. Each is that of an index; the id settles ties, so that no row stands on two pages. What is compared is
/// written so that an index finds the first row: a range on one column, and an "or" only among those that tie on it.
/// </summary>
internal abstract class CustomerOrder
{
    public static CustomerOrder Of(CustomerSort sort, bool descending) => (sort, descending) switch
    {
        (CustomerSort.Name, false) => new ByName(),
        (CustomerSort.Name, true) => new ByNameDescending(),
        (CustomerSort.Number, false) => new ByNumber(),
        (CustomerSort.Number, true) => new ByNumberDescending(),
        (CustomerSort.Status, false) => new ByStatus(),
        (CustomerSort.Status, true) => new ByStatusDescending(),
        (CustomerSort.Due, false) => new ByDue(),
        (CustomerSort.Due, true) => new ByDueDescending(),
    };

    public abstract IQueryable<Customer> Sort(IQueryable<Customer> found);

    /// <summary>The rows behind a place; of an order with groups, those of its own group.</summary>
    public abstract IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from);

    /// <summary>The groups behind that of a place; null for an order without groups.</summary>
    public virtual IQueryable<Customer>? NextGroups(IQueryable<Customer> found, CustomerPlace from) => null;

    private static IQueryable<Customer> NamesBehind(IQueryable<Customer> found, CustomerPlace from) => found.Where(c =>
        string.Compare(c.SortKey, from.SortKey) >= 0 && (string.Compare(c.SortKey, from.SortKey) > 0 || c.Id.CompareTo(from.Id) > 0));

    private static IQueryable<Customer> NamesBefore(IQueryable<Customer> found, CustomerPlace from) => found.Where(c =>
        string.Compare(c.SortKey, from.SortKey) <= 0 && (string.Compare(c.SortKey, from.SortKey) < 0 || c.Id.CompareTo(from.Id) < 0));

    private sealed class ByName : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) => found.OrderBy(c => c.SortKey).ThenBy(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) => NamesBehind(found, from);
    }

    private sealed class ByNameDescending : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) => found.OrderByDescending(c => c.SortKey).ThenByDescending(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) => NamesBefore(found, from);
    }

    private sealed class ByNumber : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) => found.OrderBy(c => c.OrganisationNumber).ThenBy(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) => found.Where(c =>
            string.Compare(c.OrganisationNumber, from.OrganisationNumber) >= 0
            && (string.Compare(c.OrganisationNumber, from.OrganisationNumber) > 0 || c.Id.CompareTo(from.Id) > 0));
    }

    private sealed class ByNumberDescending : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) =>
            found.OrderByDescending(c => c.OrganisationNumber).ThenByDescending(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) => found.Where(c =>
            string.Compare(c.OrganisationNumber, from.OrganisationNumber) <= 0
            && (string.Compare(c.OrganisationNumber, from.OrganisationNumber) < 0 || c.Id.CompareTo(from.Id) < 0));
    }

    private sealed class ByStatus : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) =>
            found.OrderBy(c => c.StatusRank).ThenBy(c => c.SortKey).ThenBy(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) =>
            NamesBehind(found.Where(c => c.StatusRank == from.StatusRank), from);

        public override IQueryable<Customer> NextGroups(IQueryable<Customer> found, CustomerPlace from) =>
            found.Where(c => c.StatusRank > from.StatusRank);
    }

    private sealed class ByStatusDescending : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) =>
            found.OrderByDescending(c => c.StatusRank).ThenByDescending(c => c.SortKey).ThenByDescending(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) =>
            NamesBefore(found.Where(c => c.StatusRank == from.StatusRank), from);

        public override IQueryable<Customer> NextGroups(IQueryable<Customer> found, CustomerPlace from) =>
            found.Where(c => c.StatusRank < from.StatusRank);
    }

    private sealed class ByDue : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) =>
            found.OrderBy(c => c.NextDue).ThenBy(c => c.SortKey).ThenBy(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) =>
            NamesBehind(found.Where(c => c.NextDue == from.NextDue), from);

        public override IQueryable<Customer> NextGroups(IQueryable<Customer> found, CustomerPlace from) => found.Where(c => c.NextDue > from.NextDue);
    }

    private sealed class ByDueDescending : CustomerOrder
    {
        public override IQueryable<Customer> Sort(IQueryable<Customer> found) =>
            found.OrderByDescending(c => c.NextDue).ThenByDescending(c => c.SortKey).ThenByDescending(c => c.Id);

        public override IQueryable<Customer> Behind(IQueryable<Customer> found, CustomerPlace from) =>
            NamesBefore(found.Where(c => c.NextDue == from.NextDue), from);

        public override IQueryable<Customer> NextGroups(IQueryable<Customer> found, CustomerPlace from) => found.Where(c => c.NextDue < from.NextDue);
    }
}
