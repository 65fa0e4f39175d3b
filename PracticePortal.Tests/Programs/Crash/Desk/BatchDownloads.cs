using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using PracticePortal.Tests.Features.HandOver;
using PracticePortal.Tests.Programs.Crash.Receipts;

namespace PracticePortal.Tests.Programs.Crash.Desk;

/// <summary>A batch that stands is served with exactly its vouchers, balanced, and their pictures, bit for bit; one that was undone is refused.</summary>
internal static class BatchDownloads
{
    private const string Part = "Batches";
    private const string TokenField = "__RequestVerificationToken";

    public static async Task CheckAsync(CrashRun run, ReceiptDesk desk, IReadOnlyList<BatchRow> batches)
    {
        var files = (await ReceiptCheck.KeptFilesAsync(run)).ToLookup(file => file.ReceiptId, file => file.Sha256);
        if (!await desk.LogInAsync())
        {
            run.Report.Violation($"{desk.Sides[0].Email} cannot log in");
            return;
        }

        var visitor = desk.Sides[0].Client.Visitor;
        await visitor.FollowAsync("/account");
        var token = visitor.Page.QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!;
        foreach (var batch in batches)
        {
            using var form = new FormUrlEncodedContent([new(TokenField, token)]);
            using var answer = await visitor.Client.PostAsync(new Uri($"/handover/{batch.Id}", UriKind.Relative), form);
            run.Report.Count(Part, batch.IsUndone ? "undone" : "downloaded in the end");
            if (answer.StatusCode != (batch.IsUndone ? HttpStatusCode.Conflict : HttpStatusCode.OK))
            {
                run.Report.Violation($"Batch {batch.Text} is served with {answer.StatusCode}");
            }
            else if (!batch.IsUndone)
            {
                await using var content = await answer.Content.ReadAsStreamAsync();
                await CheckAsync(run, batch, content, files);
            }
        }
    }

    private static async Task CheckAsync(CrashRun run, BatchRow batch, Stream content, ILookup<Guid, string> files)
    {
        try
        {
            using var zip = new ZipArchive(content);
            var hashes = await HashesAsync(zip);
            var sie = SieReader.Read(await BytesAsync(zip.Entries.Single(e => e.Name.EndsWith(".si", StringComparison.Ordinal))));
            var books = sie.Vouchers.Select(v => $"{v.Text.Split(' ')[0]} {v.Transactions.Where(t => t.Ore > 0).Sum(t => t.Ore)}");
            var vouchers = batch.Entries.Select(e => $"{e.Reference} {e.Total}");
            var pictures = batch.Entries.SelectMany(e => files[e.ReceiptId].Order(StringComparer.Ordinal).Select(hash => $"{e.Reference} {hash}"));
            if (!books.SequenceEqual(vouchers) || !hashes.Order(StringComparer.Ordinal).SequenceEqual(pictures.Order(StringComparer.Ordinal)))
            {
                run.Report.Violation($"Batch {batch.Text} is served with {string.Join(", ", books)} and {string.Join(", ", hashes)}");
            }
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException or InvalidOperationException)
        {
            run.Report.Violation($"Batch {batch.Text} cannot be read: {broken.Message}");
        }
    }

    /// <summary>Of each picture, with the reference of its voucher.</summary>
    private static async Task<IReadOnlyList<string>> HashesAsync(ZipArchive zip)
    {
        List<string> hashes = [];
        foreach (var entry in zip.Entries.Where(entry => Path.GetExtension(entry.Name) is not (".si" or ".csv")))
        {
            var reference = string.Join('-', Path.GetFileNameWithoutExtension(entry.Name).Split('-').Take(2));
            hashes.Add($"{reference} {Convert.ToHexStringLower(SHA256.HashData(await BytesAsync(entry)))}");
        }

        return hashes;
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
