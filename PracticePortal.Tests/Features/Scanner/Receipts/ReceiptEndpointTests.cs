using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Files;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>Receipts over HTTP, as the browser's script sends and shows them.</summary>
public sealed class ReceiptEndpointTests(RunningPortal running) : IClassFixture<RunningPortal>
{
    private readonly PortalApp _app = running.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receipt_ComesInByPieces_AndIsServedAsItCame()
    {
        var (visitor, token) = await LogInAsync();
        var (id, file) = (Guid.NewGuid(), GivenFile.Png(1_500_000, "kvitto \"å\".png"));

        var begun = await BeginAsync(visitor, token, id, file.Announced);
        Assert.Equal(0, begun.GetProperty("files")[0].GetProperty("received").GetInt64());
        var received = 0L;
        while (received < file.Content.Length)
        {
            received = (await SendAsync(visitor, token, id, file, (int)received)).GetProperty("received").GetInt64();
        }

        var done = await AskAsync(visitor, HttpMethod.Post, $"/receipts/{id}/upload", token);
        Assert.True(done.GetProperty("safeToDiscard").GetBoolean());

        using var original = await visitor.Client.GetAsync(new Uri($"/receipts/{id}/files/{file.Id}", UriKind.Relative), Ct);
        Assert.Equal(file.Content, await original.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(("attachment", "image/png"), (original.Content.Headers.ContentDisposition!.DispositionType, original.Content.Headers.ContentType!.MediaType));
        Assert.Equal("kvitto å.png", original.Content.Headers.ContentDisposition.FileNameStar);
        using var picture = await visitor.Client.GetAsync(new Uri($"/receipts/{id}/files/{file.Id}/pages/1/picture", UriKind.Relative), Ct);
        Assert.Equal((null, "image/jpeg"), (picture.Content.Headers.ContentDisposition, picture.Content.Headers.ContentType!.MediaType));
        foreach (var (answer, kept) in ((HttpResponseMessage, string)[])[(original, "no-store"), (picture, "no-cache, private")])
        {
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(kept, answer.Headers.CacheControl!.ToString());
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WithoutTheToken_OrFromAnotherSite_NothingIsTaken()
    {
        var (visitor, token) = await LogInAsync();
        var (id, file) = (Guid.NewGuid(), GivenFile.Png());

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(visitor, HttpMethod.Post, "/receipts", null, Announce(id, file.Announced)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(visitor, HttpMethod.Post, "/receipts", token, Announce(id, file.Announced), "https://elsewhere.example"));
        await BeginAsync(visitor, token, id, file.Announced);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(visitor, HttpMethod.Put, Place(id, file, 0), null, new ByteArrayContent(file.Content)));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(visitor, HttpMethod.Post, $"/receipts/{id}/upload", null));

        var state = await AskAsync(visitor, HttpMethod.Get, $"/receipts/{id}/upload", null);
        Assert.Equal(0, state.GetProperty("files")[0].GetProperty("received").GetInt64());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"receiptId":"no id","files":[]}""")]
    [InlineData("""{"receiptId":"5f0c2f8e-6a51-4a52-8f0a-111111111111","files":[null]}""")]
    public async Task Announcement_ThatNoPageSends_IsABadRequest(string body)
    {
        var (visitor, token) = await LogInAsync();

        Assert.Equal(
            HttpStatusCode.BadRequest, await StatusAsync(visitor, HttpMethod.Post, "/receipts", token, new StringContent(body, null, "application/json")));
    }

    [Fact]
    public async Task Refusal_IsASentence()
    {
        var (visitor, token) = await LogInAsync();
        using var large = Announce(Guid.NewGuid(), GivenFile.Png(name: "large.png").Announced with { Bytes = PictureLimits.MostBytes + 1 });
        using var request = Request(HttpMethod.Post, "/receipts", token, large);
        using var answer = await visitor.Client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refusal = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("receipt-file-too-large", refusal.GetProperty("code").GetString());
        Assert.StartsWith("large.png is larger than 10 MB.", refusal.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Also when it was noted down before.</summary>
    [Fact]
    public async Task AddressOfAPicture_LeadsNowhere_AsSoonAsTheCollaborationHasEnded()
    {
        var (staff, person) = (await _app.HavePersonAsync(Given.Email(), "Administrator, Norr"), await _app.HavePersonAsync(Given.Email(), "Owner, Solrosen"));
        var (agency, organisation, file) = (Given.Agency(), Given.Organisation(), GivenFile.Png());
        var (member, owner) = (Given.Member(agency, staff, MemberRole.AgencyAdministrator), Given.OrganisationUser(organisation, person));
        var customer = Given.Customer(agency, number: organisation.OrganisationNumber);
        var task = Given.Task(customer);
        var collaboration = Given.Collaboration(agency, customer, task, member, CollaborationStatus.Active, owner);
        var receipt = file.Receipt(organisation.Id, person.Id, person.Name);
        await _app.SaveAsync(agency, member, organisation, owner, Given.Scanner(organisation), customer, task, collaboration, receipt);
        await _app.UseAsync<IFileStore, bool>(async store =>
        {
            using var content = new MemoryStream(file.Content);
            return await store.KeepAsync(receipt.Files[0].Key, content, new FileDigest(file.Content.Length, GivenFile.Hash(file.Content)), Ct);
        });
        var visitor = await _app.Visitor(Given.Network()).LogInAsync(staff.Email!);
        var address = PagePictureEndpoints.Picture(receipt.Id, new ReceiptPageRow(file.Id, 1, 0, ""));
        var (tag, first) = await LookAsync(visitor, address, tag: null);
        Assert.Equal(HttpStatusCode.OK, first);
        var opened = Assert.Single(await OpeningsAsync(receipt)); // the customer is told of it, once
        Assert.Equal((tag, HttpStatusCode.NotModified), await LookAsync(visitor, address, tag));
        Assert.Equal((staff.Id, opened.LastAt), (await OpeningsAsync(receipt)).Select(o => (o.UserId, o.LastAt)).Single());
        await _app.ReadAsync(db => db.ReceiptOpenings.Where(o => o.ReceiptId == receipt.Id).ExecuteDeleteAsync(Ct));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, HttpMethod.Get, PagePictureEndpoints.Thumbnail(receipt.Id), token: null)); // of a list
        Assert.Empty(await OpeningsAsync(receipt));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, HttpMethod.Get, ReceiptEndpoints.Original(receipt.Id, file.Id), token: null));
        Assert.Single(await OpeningsAsync(receipt));
        await _app.ReadAsync(db => db.ReceiptFiles.Where(f => f.Id == file.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Turns, "1"), Ct));
        Assert.Equal(HttpStatusCode.OK, (await LookAsync(visitor, address, tag)).Status); // turned meanwhile
        tag = (await LookAsync(visitor, address, tag: null)).Tag;

        await _app.ReadAsync(db => db.Collaborations.Where(c => c.Id == collaboration.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CollaborationStatus.Ended), Ct));

        Assert.Equal((null, HttpStatusCode.NotFound), await LookAsync(visitor, address, tag));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, HttpMethod.Get, ReceiptEndpoints.Original(receipt.Id, file.Id), token: null));
    }

    [Fact]
    public async Task PieceThatIsTooLong_IsRefused()
    {
        var (visitor, token) = await LogInAsync();
        var (id, file) = (Guid.NewGuid(), GivenFile.Png((2 * (int)ReceiveChunk.MostBytes) + 1));
        await BeginAsync(visitor, token, id, file.Announced);

        using var whole = new ByteArrayContent(file.Content);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(visitor, HttpMethod.Put, Place(id, file, 0), token, whole));
    }

    [Fact]
    public async Task Sender_IsToldWhoTheyAre_WithATokenThatIsTaken()
    {
        var (visitor, _) = await LogInAsync();
        var sender = await AskAsync(visitor, HttpMethod.Get, "/receipts/sender", null);
        Assert.Equal("Owner, Solrosen", sender.GetProperty("name").GetString());
        await BeginAsync(visitor, sender.GetProperty("token").GetString()!, Guid.NewGuid(), GivenFile.Png().Announced);

        var (other, _) = await LogInAsync();
        Assert.NotEqual(sender.GetProperty("owner").GetString(), (await AskAsync(other, HttpMethod.Get, "/receipts/sender", null)).GetProperty("owner").GetString());
        await _app.HaveMemberAsync("sender@norr.example");
        var member = await _app.Visitor(Given.Network()).LogInAsync("sender@norr.example");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, HttpMethod.Get, "/receipts/sender", null));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(_app.Visitor(Given.Network()), HttpMethod.Get, "/receipts/sender", null));
    }

    private Task<List<ReceiptOpening>> OpeningsAsync(Receipt receipt) =>
        _app.ReadAsync(db => db.ReceiptOpenings.AsNoTracking().Where(o => o.ReceiptId == receipt.Id).ToListAsync(Ct));

    private static HttpRequestMessage Request(HttpMethod method, string address, string? token, HttpContent? content = null, string? origin = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }

    private static JsonContent Announce(Guid id, params AnnouncedFile[] files)
    {
        var content = JsonContent.Create(new { receiptId = id, files });
        content.Headers.ContentLength = JsonSerializer.SerializeToUtf8Bytes(new { receiptId = id, files }, JsonSerializerOptions.Web).Length;
        return content;
    }

    private static string Place(Guid id, GivenFile file, int offset) =>
        $"/receipts/{id}/files/{file.Id}?offset={offset}&sha256={GivenFile.Hash(file.Content.AsSpan(offset, Math.Min((int)ReceiveChunk.MostBytes, file.Content.Length - offset)))}";

    private static async Task<HttpStatusCode> StatusAsync(
        Visitor visitor, HttpMethod method, string address, string? token, HttpContent? content = null, string? origin = null)
    {
        using var request = Request(method, address, token, content, origin);
        using var answer = await visitor.Client.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    /// <summary>As a browser asks that has kept a picture.</summary>
    private static async Task<(string? Tag, HttpStatusCode Status)> LookAsync(Visitor visitor, string address, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        using var answer = await visitor.Client.SendAsync(request, Ct);
        return (answer.Headers.ETag?.Tag, answer.StatusCode);
    }

    private static async Task<JsonElement> AskAsync(Visitor visitor, HttpMethod method, string address, string? token, HttpContent? content = null)
    {
        using var request = Request(method, address, token, content);
        using var answer = await visitor.Client.SendAsync(request, Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<JsonElement> BeginAsync(Visitor visitor, string token, Guid id, params AnnouncedFile[] files)
    {
        using var content = Announce(id, files);
        return await AskAsync(visitor, HttpMethod.Post, "/receipts", token, content);
    }

    private static async Task<JsonElement> SendAsync(Visitor visitor, string token, Guid id, GivenFile file, int offset)
    {
        using var piece = new ByteArrayContent(file.Content, offset, Math.Min((int)ReceiveChunk.MostBytes, file.Content.Length - offset));
        return await AskAsync(visitor, HttpMethod.Put, Place(id, file, offset), token, piece);
    }

    /// <summary>The owner of an organisation with Scanner, and the token of a page.</summary>
    private async Task<(Visitor Visitor, string Token)> LogInAsync()
    {
        var person = await _app.HavePersonAsync(Given.Email(), "Owner, Solrosen");
        var organisation = Given.Organisation();
        await _app.SaveAsync(organisation, Given.OrganisationUser(organisation, person), Given.Scanner(organisation));
        var visitor = await _app.Visitor(Given.Network()).LogInAsync(person.Email!);
        await visitor.OpenAsync("/account");
        return (visitor, visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }
}
