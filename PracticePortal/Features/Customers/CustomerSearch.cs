using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

#pragma warning disable CA1307, CA1310, CA2249 // The database compares, letter by letter; Contains would be LIKE there, which PostgreSQL takes for rare.

namespace PracticePortal.Features.Customers;

/// <summary>
/// Finds an agency's customers by a part of a name, a number or a contact, through the index of such parts that the database keeps
/// (docs/adr/0018). One or two letters are looked for at the beginnings of words, three and more anywhere.
/// </summary>
internal sealed class CustomerSearch
{
    /// <summary>What more customers than these have is common: it is met soon in any order, while looking up each of them would take long.</summary>
    public const int Limit = 500;

    private const int PartLength = 3;

    private readonly AppDbContext _db;
    private readonly string _folded;
    private readonly IReadOnlyList<string> _parts;
    private readonly bool? _archived;

    private CustomerSearch(AppDbContext db, string typed, bool? archived)
    {
        (_db, _archived) = (db, archived);
        _folded = SearchKeys.Fold(typed.Trim());
        _parts = PartsOf(_folded);
    }

    /// <summary>How many customers of the agency have it, exact to <see cref="Limit"/>; one more than that stands for "or more".</summary>
    public int Count { get; private set; }

    /// <summary>More customers have it than are looked up one by one.</summary>
    public bool IsCommon => Count > Limit;

    private bool IsAnywhere => _parts[0].EnumerateRunes().Count() == PartLength;

    /// <summary>Asks the index how many there are, which decides how they are best found.</summary>
    /// <param name="db">Its scope says whose customers.</param>
    /// <param name="typed">Not empty.</param>
    /// <param name="archived">Only archived ones, only current ones, or null for both.</param>
    /// <param name="ct">Ends the question.</param>
    public static async Task<CustomerSearch> AskAsync(AppDbContext db, string typed, bool? archived, CancellationToken ct)
    {
        var search = new CustomerSearch(db, typed, archived);
        search.Count = (await (db is PostgresDbContext ? search.CountOnPostgres() : search.CountOnSqlite()).ToListAsync(ct))[0];
        return search;
    }

    /// <summary>The customers that have it: by the index while they are few, else those of any list that are met on the way.</summary>
    public IQueryable<Customer> Customers() => Having(IsCommon ? _db.Customers : _db is PostgresDbContext ? FewOnPostgres() : FewOnSqlite());

    /// <summary>Three letters each, overlapping; shorter ones as they are.</summary>
    private static IReadOnlyList<string> PartsOf(string folded)
    {
        string[] letters = [.. folded.EnumerateRunes().Select(letter => letter.ToString())];
        return letters.Length < PartLength
            ? [folded]
            : [.. Enumerable.Range(0, letters.Length - PartLength + 1).Select(at => string.Concat(letters[at..(at + PartLength)]))];
    }

    private IQueryable<Customer> Having(IQueryable<Customer> customers)
    {
        if (IsAnywhere)
        {
            return customers.Where(c => c.SearchText.IndexOf(_folded) >= 0);
        }

        var (behindSpace, atStart) = (" " + _folded, "\n" + _folded);
        return customers.Where(c => ("\n" + c.SearchText).IndexOf(atStart) >= 0 || c.SearchText.IndexOf(behindSpace) >= 0);
    }

    private IQueryable<int> CountOnSqlite() => _db.Database.SqlQuery<int>(
        $"""SELECT COUNT(*) AS "Value" FROM (SELECT 1 FROM "CustomerParts" WHERE "CustomerParts" MATCH {MatchOnSqlite()} LIMIT {Limit + 1})""");

    private IQueryable<Customer> FewOnSqlite() => _db.Customers.FromSql(
        $"""
        SELECT c.* FROM "CustomerParts" CROSS JOIN "CustomerSearch" s ON s."Row" = "CustomerParts".rowid CROSS JOIN "Customers" c ON c."Id" = s."CustomerId"
        WHERE "CustomerParts" MATCH {MatchOnSqlite()}
        """);

    private IQueryable<int> CountOnPostgres()
    {
        var (first, second) = TokensOnPostgres();
        var pattern = IsAnywhere ? SearchKeys.Contains(_folded) : "%";
        return _db.Database.SqlQuery<int>(
            $"""
            SELECT COUNT(*)::int AS "Value" FROM (SELECT 1 FROM "CustomerSearch"
            WHERE ("SearchParts"("List", "Text") @> {first} OR "SearchParts"("List", "Text") @> {second}) AND "Text" LIKE {pattern} LIMIT {Limit + 1}) AS found
            """);
    }

    /// <summary>The index first, whatever the database thinks of it: it cannot know how many there are.</summary>
    private IQueryable<Customer> FewOnPostgres()
    {
        var (first, second) = TokensOnPostgres();
        var pattern = IsAnywhere ? SearchKeys.Contains(_folded) : "%";
        return _db.Customers.FromSql(
            $"""
            WITH found AS MATERIALIZED (SELECT "CustomerId" FROM "CustomerSearch"
            WHERE ("SearchParts"("List", "Text") @> {first} OR "SearchParts"("List", "Text") @> {second}) AND "Text" LIKE {pattern} LIMIT {Limit + 1})
            SELECT c.* FROM "Customers" c WHERE c."Id" IN (SELECT "CustomerId" FROM found)
            """);
    }

    private (string[] First, string[] Second) TokensOnPostgres()
    {
        var lists = Lists();
        return ([.. _parts.Distinct().Select(part => lists[0] + part)], [.. _parts.Distinct().Select(part => lists[^1] + part)]);
    }

    /// <summary>Parts one behind the other; letters and digits alone, so that nothing that is typed is an operator.</summary>
    private string MatchOnSqlite() => string.Join(" OR ", Lists().Select(list => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsAnywhere ? "Anywhere" : "Begins")} : \"{string.Join(' ', _parts.Select(part => list + Convert.ToHexString(Encoding.UTF8.GetBytes(part))))}\"")));

    /// <summary>Whose list, and which: the index begins each part with it, so that no agency's search reads through another's customers.</summary>
    private string[] Lists()
    {
        var agency = _db.Scope.AgencyId.ToString("N")[^12..];
        return _archived switch
        {
            false => ["c" + agency],
            true => ["x" + agency],
            null => ["c" + agency, "x" + agency],
        };
    }
}
