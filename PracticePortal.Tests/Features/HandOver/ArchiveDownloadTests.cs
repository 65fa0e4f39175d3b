using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>Archives begin with a form of the portal's, are bounded for each person, and say what is missing.</summary>
public sealed class ArchiveDownloadTests(RunningPortal running) : ArchiveTest(running), IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Archive_IsSentAsAFile_AndIsNotThereAfterTheBatchWasUndone()
    {
        var (organisation, visitor) = await OpenAsync();
        var (receipt, file) = Make(organisation, new(GivenBatch.Pens().Figures, new("Pennor"), new(PaymentWay.Cash)), 0);
        await App.SaveAsync(receipt);
        await KeepAsync(receipt.Files[0].Key, file);
        var batch = (await HandOverAsync(visitor)).Value;

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head }) // as whoever looks at a link before a person does
        {
            using var looked = await visitor.Client.SendAsync(new HttpRequestMessage(method, HandOverEndpoints.Archive(batch.BatchId)), Ct);
            Assert.False(looked.IsSuccessStatusCode);
        }

        using (var forged = await visitor.Client.PostAsync(new Uri(HandOverEndpoints.Archive(batch.BatchId), UriKind.Relative), content: null, Ct))
        {
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, forged.StatusCode);
        }

        Assert.Equal(0, await CountAsync("batch-downloaded", organisation));
        using (var answer = await PostAsync(visitor, HandOverEndpoints.Archive(batch.BatchId)))
        {
            Assert.Equal(("application/zip", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal("bageri-solrosen-ab-1.zip", answer.Content.Headers.ContentDisposition.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        Assert.True((await UseAsync<UndoBatch, Result>(visitor, undo => undo.ExecuteAsync(batch.BatchId, Ct))).Succeeded);
        using var gone = await PostAsync(visitor, HandOverEndpoints.Archive(batch.BatchId));
        Assert.Equal((System.Net.HttpStatusCode.Conflict, "text/plain"), (gone.StatusCode, gone.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Owner, Solrosen", await gone.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("batch-downloaded", organisation));
    }

    [Fact]
    public async Task ArchivesOfOnePerson_AreBounded_AndNobodyElses()
    {
        var (organisation, visitor) = await OpenAsync();
        var (_, other) = await OpenAsync();
        var person = (await App.ReadAsync(db => db.OrganisationUsers.SingleAsync(u => u.OrganisationId == organisation.Id, Ct))).UserId!.Value;
        var taken = await App.UseAsync<ArchiveAllowance, IReadOnlyList<IDisposable>>(
            allowance => Task.FromResult<IReadOnlyList<IDisposable>>([.. Enumerable.Range(0, ArchiveAllowance.MostAtOnce).Select(_ => allowance.Take(person))]));

        using (var refused = await PostAsync(visitor, HandOverEndpoints.Export, OfTheYear))
        {
            Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.StartsWith("You have asked for very many downloads.", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync("receipts-exported", organisation));
        using var others = await DownloadAsync(other, HandOverEndpoints.Export, OfTheYear);
        foreach (var place in taken)
        {
            place.Dispose();
        }

        using var free = await DownloadAsync(visitor, HandOverEndpoints.Export, OfTheYear);
        using var again = await DownloadAsync(visitor, HandOverEndpoints.Export, OfTheYear);
        Assert.Equal(2, await CountAsync("receipts-exported", organisation));
    }

    [Fact]
    public async Task Export_NamesAMissingOriginal_AndHoldsTheRest()
    {
        var (organisation, visitor) = await OpenAsync();
        var (there, file) = Make(organisation, new(GivenBatch.Pens().Figures, new("Järnboden"), new(PaymentWay.Cash)), 0);
        var (gone, _) = Make(organisation, new(GivenBatch.Pens().Figures, new("Matboden"), new(PaymentWay.Cash)), 1);
        await App.SaveAsync(there, gone);
        await KeepAsync(there.Files[0].Key, file);

        using var zip = await DownloadAsync(visitor, HandOverEndpoints.Export, OfTheYear);

        Assert.Equal(3, zip.Entries.Count);
        var name = $"kvitton/2026-09-14-matboden-{gone.Id:N}-1.png";
        Assert.Contains($"{name} (saknas)", System.Text.Encoding.UTF8.GetString(await BytesAsync(zip.GetEntry("kvitton.csv")!)), StringComparison.Ordinal);
        Assert.Contains(name, System.Text.Encoding.UTF8.GetString(await BytesAsync(zip.GetEntry("saknas.txt")!)), StringComparison.Ordinal);
    }
}
