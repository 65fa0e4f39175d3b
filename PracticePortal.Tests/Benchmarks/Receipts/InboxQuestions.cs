using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Receipts;

/// <summary>An organisation's inbox, as its own people and the agency read it.</summary>
/// <param name="Own">For the organisation's people.</param>
/// <param name="Agency">For the agency.</param>
/// <param name="CollaborationId">Through which the agency looks.</param>
/// <param name="HalfWayDown">Behind the receipt in the middle.</param>
internal sealed record MeasuredInbox(ReceiptQueries Own, ReceiptQueries Agency, Guid CollaborationId, ListCursor HalfWayDown)
{
    public static async Task<MeasuredInbox> OfAsync(TestPortal portal, FilledScanner scanner, AppDbContext db, CancellationToken ct)
    {
        var all = db.Receipts.AsNoTracking().Where(r => r.OrganisationId == scanner.Organisation.Id);
        var middle = await all.OrderByDescending(r => r.ReceivedAt).Skip(await all.CountAsync(ct) / 2).Select(r => r.Id).FirstAsync(ct);
        portal.LogIn(scanner.Owner);
        var own = portal.NewScope().GetRequiredService<ReceiptQueries>();
        portal.LogIn(scanner.Member);
        return new MeasuredInbox(
            own, portal.NewScope().GetRequiredService<ReceiptQueries>(), scanner.CollaborationId, new ListCursor(middle, "", IsBefore: false));
    }
}

/// <summary>One thing that people ask of an inbox.</summary>
/// <param name="AskAsync">Gives how many rows it showed.</param>
internal sealed record InboxQuestion(string Name, Func<MeasuredInbox, CancellationToken, Task<int>> AskAsync);

/// <summary>All that is measured of it.</summary>
internal static class InboxQuestions
{
    public static IReadOnlyList<InboxQuestion> All { get; } =
    [
        .. Enum.GetValues<ReceiptsShown>().Select(shown => Own($"{shown}, first page", shown, _ => null)),
        Own("all, half-way down", ReceiptsShown.All, inbox => inbox.HalfWayDown),
        Own("search for one receipt's number", new ReceiptFilter(ReceiptsShown.All, ReceiptSeed.NumberOf(7))),
        Own("search for a supplier", new ReceiptFilter(ReceiptsShown.All, ReceiptSeed.SupplierOf(7))),
        Own("search for a word that is on all", new ReceiptFilter(ReceiptsShown.All, ReceiptSeed.OnAll)),
        Own("month", new ReceiptFilter(ReceiptsShown.All, From: Month, Until: Month.AddMonths(1))),
        Agency("new, first page", ReceiptsShown.New, _ => null),
        Agency("all, half-way down", ReceiptsShown.All, inbox => inbox.HalfWayDown),
    ];

    private static DateOnly Month => DateOnly.FromDateTime(Given.Now.AddMonths(-2));

    private static InboxQuestion Own(string name, ReceiptFilter filter) =>
        new($"the customer's {name}", (inbox, ct) => AskAsync(inbox.Own, collaborationId: null, filter, from: null, ct));

    private static InboxQuestion Own(string name, ReceiptsShown shown, Func<MeasuredInbox, ListCursor?> from) =>
        new($"the customer's {name}", (inbox, ct) => AskAsync(inbox.Own, collaborationId: null, new ReceiptFilter(shown), from(inbox), ct));

    private static InboxQuestion Agency(string name, ReceiptsShown shown, Func<MeasuredInbox, ListCursor?> from) =>
        new($"the agency's {name}", (inbox, ct) => AskAsync(inbox.Agency, inbox.CollaborationId, new ReceiptFilter(shown), from(inbox), ct));

    private static async Task<int> AskAsync(ReceiptQueries queries, Guid? collaborationId, ReceiptFilter filter, ListCursor? from, CancellationToken ct) =>
        (await queries.InboxAsync(collaborationId, filter, from, ct))!.Rows.Count;
}
