using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using PracticePortal.Features.Scanner.Receipts;

namespace PracticePortal.Tests.Support;

/// <param name="Known">What the sender knows of the request.</param>
/// <param name="Code">Of a refusal, or what failed.</param>
/// <param name="Said">The answer.</param>
internal sealed record ReceiptAnswer(Known Known, string Code = "", JsonElement Said = default);

/// <summary>Asks the addresses by which receipts are sent, as the browser's script does.</summary>
internal sealed class ReceiptClient(UseCaseClient client)
{
    /// <summary>The code for an answer that sends to the log-in page.</summary>
    public const string LoggedOut = "logged-out";

    /// <summary>As much as a browser sends at once.</summary>
    private const int PieceBytes = (int)ReceiveChunk.MostBytes;

    private const string TokenField = "input[name=__RequestVerificationToken]";

    private string _token = "";

    /// <summary>By the form, then by a page where receipts are chosen.</summary>
    /// <returns>False when the log-in was refused.</returns>
    public async Task<bool> LogInAsync(string email, string password, string page)
    {
        if (!await client.LogInAsync(email, password))
        {
            return false;
        }

        await client.Visitor.FollowAsync(page);
        _token = client.Visitor.Page.QuerySelector(TokenField)?.GetAttribute("value") ?? "";
        return _token.Length > 0;
    }

    public Task<ReceiptAnswer> AnnounceAsync(SentReceipt receipt)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(receipt.Announcement, JsonSerializerOptions.Web);
        return AskAsync(HttpMethod.Post, "/receipts", Content(body, "application/json"));
    }

    public Task<ReceiptAnswer> SendAsync(SentReceipt receipt, SentFile file, int offset, int bytes)
    {
        var piece = file.Piece(offset, bytes);
        var address = $"/receipts/{receipt.Id}/files/{file.Id}?offset={offset}&sha256={Convert.ToHexStringLower(SHA256.HashData(piece))}";
        return AskAsync(HttpMethod.Put, address, Content(piece, "application/octet-stream"));
    }

    public Task<ReceiptAnswer> StateAsync(SentReceipt receipt) => AskAsync(HttpMethod.Get, $"/receipts/{receipt.Id}/upload");

    public Task<ReceiptAnswer> CompleteAsync(SentReceipt receipt) => AskAsync(HttpMethod.Post, $"/receipts/{receipt.Id}/upload");

    /// <summary>From the announcement to its end, without any mischief.</summary>
    public async Task BringAsync(SentReceipt receipt)
    {
        MustBeDone(await AnnounceAsync(receipt));
        foreach (var file in receipt.Files)
        {
            for (var offset = 0; offset < file.Bytes; offset += PieceBytes)
            {
                MustBeDone(await SendAsync(receipt, file, offset, Math.Min(PieceBytes, file.Bytes - offset)));
            }
        }

        var done = MustBeDone(await CompleteAsync(receipt));
        receipt.IsSafe = done.GetProperty("safeToDiscard").GetBoolean();
        Assert.True(receipt.IsSafe, $"{receipt} was not kept: {done}");
    }

    /// <summary>The hash of a file as everybody downloads it; the status when it is not served.</summary>
    /// <param name="receiptId">The receipt that it is in now.</param>
    /// <param name="file">As it was sent.</param>
    public async Task<string> DownloadAsync(Guid receiptId, SentFile file)
    {
        using var answer = await client.Visitor.Client.GetAsync(new Uri($"/receipts/{receiptId}/files/{file.Id}", UriKind.Relative));
        return answer.IsSuccessStatusCode
            ? Convert.ToHexStringLower(await SHA256.HashDataAsync(await answer.Content.ReadAsStreamAsync()))
            : answer.StatusCode.ToString();
    }

    /// <summary>As a list shows it: its first page is drawn.</summary>
    public async Task LookAsync(SentReceipt receipt)
    {
        using var answer = await client.Visitor.Client.GetAsync(new Uri($"/receipts/{receipt.Id}/thumbnail", UriKind.Relative));
    }

    private static JsonElement MustBeDone(ReceiptAnswer answer) => answer.Known == Known.Done
        ? answer.Said
        : throw new InvalidOperationException($"A receipt could not be sent: {answer}");

    private static ByteArrayContent Content(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private async Task<ReceiptAnswer> AskAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        request.Headers.Add("RequestVerificationToken", _token);
        try
        {
            using var answer = await client.Visitor.Client.SendAsync(request);
            return await ReadAsync(answer);
        }
        catch (HttpRequestException broken) when (UseCaseClient.NobodyWasThere(broken))
        {
            return new ReceiptAnswer(Known.NotAsked);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            return new ReceiptAnswer(Known.Unknown, broken.GetType().Name);
        }
    }

    private static async Task<ReceiptAnswer> ReadAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized)
        {
            return new ReceiptAnswer(Known.Refused, LoggedOut);
        }

        if (answer.Content.Headers.ContentType?.MediaType != "application/json" || (int)answer.StatusCode >= 500)
        {
            return new ReceiptAnswer(Known.Failed, $"{(int)answer.StatusCode}");
        }

        using var said = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        return answer.IsSuccessStatusCode
            ? new ReceiptAnswer(Known.Done, "", said.RootElement.Clone())
            : new ReceiptAnswer(Known.Refused, said.RootElement.GetProperty("code").GetString()!);
    }
}
