using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>
/// Finds receipts by the beginnings of words: in what was read on them, in their facts and in their files' names. The database keeps an index of words in
/// which each organisation's begin with the organisation, so that no search reads through another's (docs/adr/0025).
/// </summary>
internal static class ReceiptSearch
{
    /// <summary>What somebody types; the rest is left out.</summary>
    public const int TypedMaxLength = 100;

    /// <summary>Those of the receipts on which every typed word stands.</summary>
    /// <param name="receipts">Of this organisation.</param>
    /// <param name="db">With the organisation's scope.</param>
    /// <param name="organisationId">Whose receipts.</param>
    /// <param name="typed">Without a letter or a digit in it nothing is found.</param>
    public static IQueryable<Receipt> WithWords(this IQueryable<Receipt> receipts, AppDbContext db, Guid organisationId, string typed)
    {
        string[] words = [.. ReceiptWords.Of(typed[..Math.Min(typed.Length, TypedMaxLength)]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (words.Length == 0)
        {
            return receipts.Where(_ => false);
        }

        var own = "o" + organisationId.ToString("N")[^12..];
        var found = db is PostgresDbContext ? OnPostgres(db, words.Select(word => own + word)) : OnSqlite(db, words.Select(word => own + word));
        return receipts.Where(r => found.Contains(r.Id));
    }

    private static IQueryable<Guid> OnSqlite(AppDbContext db, IEnumerable<string> words)
    {
        var match = string.Join(" AND ", words.Select(word => $"\"{word}\" *"));
        return db.Database.SqlQuery<Guid>(
            $"""SELECT s."ReceiptId" AS "Value" FROM "ReceiptWords" CROSS JOIN "ReceiptSearch" s ON s."Row" = "ReceiptWords".rowid WHERE "ReceiptWords" MATCH {match}""");
    }

    private static IQueryable<Guid> OnPostgres(AppDbContext db, IEnumerable<string> words)
    {
        var query = string.Join(" & ", words.Select(word => $"'{word}':*"));
        return db.Database.SqlQuery<Guid>($"""SELECT "ReceiptId" AS "Value" FROM "ReceiptSearch" WHERE "Words" @@ CAST({query} AS tsquery)""");
    }
}
