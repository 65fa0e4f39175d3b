using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Outbox;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace PracticePortal.Tests.Features.Scanner.Interpretation;

/// <summary>A receipt that came is read in the background, and both sides see what was read.</summary>
public sealed class InterpretReceiptTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Receipt_IsReadAfterItCame_AndFoundByWhatStandsOnIt(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        var id = await BringAsync(shared, Pdf("Matboden i Storstad AB", "Datum 2026-11-23", "Bananer och andra frukter"));
        Assert.Equal(ReceiptStatus.New, (await FindAsync(shared, id)).Status);

        await DeliverAsync(shared);

        var receipt = await FindAsync(shared, id);
        Assert.Equal((ReceiptStatus.Interpreted, new DateOnly(2026, 11, 23)), (receipt.Status, receipt.Date));
        var reading = await shared.Portal.ReadAsync(db => db.ReceiptReadings.SingleAsync(Ct));
        Assert.Equal(ReadingState.Read, reading.State);
        var date = Assert.Single(ReadFact.Read(reading.Fields), fact => fact.Fact == ReceiptFact.Date);
        Assert.True(date is { Page: 1, HasPlace: true, Sure: > 0 });
        Assert.Equal(id, await shared.Portal.ReadAsync(db => db.Receipts.WithWords(db, receipt.OrganisationId, "banan").Select(r => r.Id).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Reading_ThatComesOnceMore_ChangesNothing_UntilSomebodyAsksForIt()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var id = await BringAsync(shared, Pdf("Matboden i Storstad AB", "Datum 2026-11-23", "Tack och hej, kom snart igen"));
        await DeliverAsync(shared);
        var first = await shared.Portal.ReadAsync(db => db.ReceiptReadings.Select(r => r.At).SingleAsync(Ct));
        shared.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var happened = new ReceiptReceived(id, new ReceiptAudience(shared.Owner.OrganisationId, "", ActingFor: null, []), "", "1");

        await shared.Portal.Get<InterpretReceipt>().HandleAsync(happened, Guid.NewGuid(), Ct);
        Assert.Equal(first, await shared.Portal.ReadAsync(db => db.ReceiptReadings.Select(r => r.At).SingleAsync(Ct)));

        Assert.True((await shared.Portal.Get<ReadReceiptAgain>().ExecuteAsync(id, Ct)).Succeeded);
        await DeliverAsync(shared);
        Assert.Equal(shared.Portal.Now, await shared.Portal.ReadAsync(db => db.ReceiptReadings.Select(r => r.At).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Receipt_ThatCannotBeRead_StaysNew_AndSaysWhy()
    {
        await using var shared = await SharedScanner.OpenAsync();
        var id = await BringAsync(shared, Pdf());

        await DeliverAsync(shared);

        Assert.Equal(ReceiptStatus.New, (await FindAsync(shared, id)).Status);
        var reading = await shared.Portal.ReadAsync(db => db.ReceiptReadings.SingleAsync(Ct));
        Assert.Equal(ReadingState.NotRead, reading.State);
        Assert.StartsWith("reading-", reading.Reason, StringComparison.Ordinal);
    }

    /// <summary>Reading takes a while, and meanwhile somebody splits the receipt: each half has what stands on its own page.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Receipt_ThatIsSplitWhileItIsRead_HasNothingOfThePagesThatWent(DatabaseProvider database)
    {
        var store = new StoreWithVisitor();
        await using var shared = await SharedScanner.OpenAsync(database, services => services.Replace(ServiceDescriptor.Singleton<IFileStore>(store.In)));
        var file = PdfOf(["Matboden i Storstad AB", "Datum 2026-11-23", "Tack och hej, kom snart igen"], ["Hotell Utsikten AB", "Datum 2026-10-05", "Tack och hej, kom snart igen"]);
        var id = await BringAsync(shared, file);
        var other = Guid.Empty;
        store.Visit = async () => other = (await shared.Portal.Get<SplitReceipt>().ExecuteAsync(id, file.Id, 2, Ct)).Value;

        await DeliverAsync(shared);

        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 10, 5)), ((await FindAsync(shared, id)).Date, (await FindAsync(shared, other)).Date));
        Assert.DoesNotContain("Utsikten", await shared.Portal.ReadAsync(db => db.ReceiptReadings.Where(r => r.Id == id).Select(r => r.Text).SingleAsync(Ct)), StringComparison.Ordinal);
    }

    /// <summary>So that an organisation with a thousand of them leaves places in the outbox to the others.</summary>
    [Fact]
    public async Task OfOneOrganisation_AFewAreInHand_AndTheOthersArePutOff_WithoutHavingFailed()
    {
        const int putOff = 2;
        var store = new StoreWithVisitor();
        await using var shared = await SharedScanner.OpenAsync(replace: services => services.Replace(ServiceDescriptor.Singleton<IFileStore>(store.In)));
        for (var nth = 0; nth < ReadingTurns.MostInHand + putOff; nth++)
        {
            await BringAsync(shared, Pdf("Matboden i Storstad AB", "Datum 2026-11-23", $"Tack och hej, kom snart igen {nth}"));
        }

        List<OutboxMessage> waiting = [];
        store.Visit = async () =>
        {
            for (var asked = 0; waiting.Count < putOff; asked++) // nobody is read before
            {
                Assert.True(asked < 5000, "It never happened.");
                await Task.Yield(); // SQLite answers at once, and the others are to begin
                waiting = await shared.Portal.ReadAsync(db => db.Outbox.Where(m => m.HandlerName == nameof(InterpretReceipt) && m.DueAt > shared.Portal.Now).ToListAsync(Ct));
            }
        };

        await DeliverAsync(shared);

        Assert.Equal([250, 500], waiting.Select(row => (row.DueAt - shared.Portal.Now).TotalMilliseconds).Order()); // one after the other
        Assert.All(waiting, row => Assert.Equal((0, "", null), (row.Failures, row.LastError, row.ClaimedUntil)));
        Assert.Equal(ReadingTurns.MostInHand, await ReadAsync(shared));
        shared.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(shared);
        Assert.Equal(ReadingTurns.MostInHand + putOff, await ReadAsync(shared));
    }

    [Fact]
    public void Words_ComeWithoutWhatPrintsNothing_AndWithDigitsThatRulesKnow()
    {
        using var answer = new MemoryStream();
        ReadingAnswer.Write(answer, new PageWords(1, [new Word("\u0661\u0662,\u0665\u0660\0\u202e", 0, new PageBox(0, 0, 1, 1), 90)]));

        Assert.Equal("12,50", Assert.Single(ReadingAnswer.Read(new MemoryStream(answer.ToArray())).Value.Words).Text);
    }

    private static GivenFile Pdf(params string[] lines) => PdfOf(lines);

    private static GivenFile PdfOf(params string[][] pages)
    {
        using var document = new PdfDocumentBuilder();
        var font = document.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = document.AddPage(300, 600);
            foreach (var (at, line) in lines.Index())
            {
                page.AddText(line, 12, new PdfPoint(30, 550 - (20 * at)), font);
            }
        }

        return new GivenFile(document.Build(), "receipt.pdf");
    }

    private static Task DeliverAsync(SharedScanner shared) => shared.Portal.DeliverAsync();

    /// <summary>How many were.</summary>
    private static Task<int> ReadAsync(SharedScanner shared) => shared.Portal.ReadAsync(db => db.ReceiptReadings.CountAsync(r => r.State == ReadingState.Read, Ct));

    private static Task<Receipt> FindAsync(SharedScanner shared, Guid id) => shared.Portal.ReadAsync(db => db.Receipts.SingleAsync(r => r.Id == id, Ct));

    private static async Task<Guid> BringAsync(SharedScanner shared, GivenFile file)
    {
        shared.Portal.LogIn(shared.Owner);
        var id = Guid.NewGuid();
        Assert.True((await GivenFile.BringAsync(shared.Portal, null, id, file)).Succeeded);
        return id;
    }

    /// <summary>The real one, in which somebody does something the moment an original is opened, once.</summary>
    private sealed class StoreWithVisitor : IFileStore
    {
        private IFileStore? _store;

        public Func<Task>? Visit { get; set; }

        public long? FreeBytes => _store!.FreeBytes;

        public IFileStore In(IServiceProvider provider)
        {
            _store = new LocalFileStore(Path.Combine(provider.GetRequiredService<PortalOptions>().DataDirectory, "receipts"));
            return this;
        }

        public async Task<Stream?> OpenAsync(FileKey key, CancellationToken ct)
        {
            if (Visit is { } visit)
            {
                Visit = null;
                await visit();
            }

            return await _store!.OpenAsync(key, ct);
        }

        public Task<bool> KeepAsync(FileKey key, Stream content, FileDigest expected, CancellationToken ct) => _store!.KeepAsync(key, content, expected, ct);

        public Task<bool> HasAsync(FileKey key, CancellationToken ct) => _store!.HasAsync(key, ct);

        public Task DeleteAsync(FileKey key, CancellationToken ct) => _store!.DeleteAsync(key, ct);

        public IAsyncEnumerable<KeptFile> ListAsync(CancellationToken ct) => _store!.ListAsync(ct);

        public IAsyncEnumerable<KeptFile> ListAsync(Guid ownerId, CancellationToken ct) => _store!.ListAsync(ownerId, ct);

        public Task RemoveLeftoversAsync(DateTime before, CancellationToken ct) => _store!.RemoveLeftoversAsync(before, ct);
    }
}
