using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>Somebody of an organisation hands over its receipts and takes archives, by the portal's own addresses.</summary>
public abstract class ArchiveTest(RunningPortal running)
{
    protected static readonly (string, string)[] OfTheYear = [("from", "2026-01-01"), ("until", "2026-12-31")];

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected PortalApp App { get; } = running.App;

    private protected static (Receipt Receipt, GivenFile File) Make(Organisation organisation, MadeReceipts.Ready ready, int place)
    {
        var file = GivenFile.Png(name: $"{place}.png", seed: Random.Shared.Next());
        var facts = new ReceiptFacts
        {
            Supplier = ready.Supplier.Value,
            Date = ready.Figures.Date,
            Total = ready.Figures.Total,
            Rates = ready.Figures.Rates,
            Currency = ready.Figures.Currency,
            Payment = ready.Paid.Way switch
            {
                PaymentWay.Cash => ReceiptPayment.Cash,
                PaymentWay.Unpaid => ReceiptPayment.Invoice,
                PaymentWay.CompanyCard => ReceiptPayment.Card,
                _ => null,
            },
        };
        return (GivenHandOver.Ready(organisation.Id, facts, file), file);
    }

    protected async Task<(Organisation Organisation, Visitor Visitor)> OpenAsync()
    {
        var person = await App.HavePersonAsync(Given.Email(), "Owner, Solrosen");
        var organisation = Given.Organisation();
        var owner = Given.OrganisationUser(organisation, person);
        await App.SaveAsync(organisation, owner, Given.Scanner(organisation));
        return (organisation, await App.Visitor(Given.Network()).LogInAsync(person.Email!));
    }

    protected Task<Result<HandedOver>> HandOverAsync(Visitor visitor) => UseAsync<HandOverReceipts, Result<HandedOver>>(
        visitor, handOver => handOver.ExecuteAsync(
            collaborationId: null, new HandOverOrder(BookkeepingProgram.BookkeepingAndInvoicing, new DateOnly(2026, 1, 1), Receipts: null), Ct));

    /// <summary>As whoever is logged in there.</summary>
    protected async Task<TResult> UseAsync<TUseCase, TResult>(Visitor visitor, Func<TUseCase, Task<TResult>> use)
        where TUseCase : notnull
    {
        var person = await App.PersonBehindAsync(visitor.WholeCookies.Select(cookie => cookie.Split(';')[0]));
        return await App.UseAsync<IServiceProvider, TResult>(services =>
        {
            services.GetRequiredService<CurrentUser>().Use(person);
            return use(services.GetRequiredService<TUseCase>());
        });
    }

    private protected Task<bool> KeepAsync(FileKey key, GivenFile file) => App.UseAsync<IFileStore, bool>(async store =>
    {
        using var content = new MemoryStream(file.Content);
        return await store.KeepAsync(key, content, new FileDigest(file.Content.Length, GivenFile.Hash(file.Content)), Ct);
    });

    protected Task<int> CountAsync(string what, Organisation organisation) =>
        App.ReadAsync(db => db.AuditEntries.CountAsync(e => e.What == what && e.OrganisationId == organisation.Id, Ct));

    /// <summary>Sends a form with the token of one of the person's pages.</summary>
    protected static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        const string token = "__RequestVerificationToken";
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await visitor.Client.GetStringAsync(new Uri("/account", UriKind.Relative), Ct));
        using var form = new FormUrlEncodedContent(fields.Append((token, page.QuerySelector($"input[name={token}]")!.GetAttribute("value")!))
            .ToDictionary(field => field.Item1, field => field.Item2));
        return await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), form, Ct);
    }

    protected static async Task<ZipArchive> DownloadAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(visitor, address, fields);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Ct)));
    }

    protected static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync(Ct);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }
}
