using System.Text.RegularExpressions;
using PracticePortal.Features.Scanner.Interpretation.Rules;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Pictures.Headers;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>A file of a receipt.</summary>
/// <param name="OpenAsync">Opens its content; the reader disposes of it. Null when the file is not there.</param>
/// <param name="FirstPage">From one: a receipt may show a part of a file's pages.</param>
/// <param name="LastPage">With it; no more than there are.</param>
public sealed record FileToRead(Func<CancellationToken, Task<Stream?>> OpenAsync, int FirstPage = 1, int LastPage = int.MaxValue);

/// <summary>
/// Reads what stands on a receipt: words by a document's own text or by OCR, in a process of its own with limits (ADR 24), and facts from the words
/// by rules. It knows no database; the same files give the same answer.
/// </summary>
public sealed class ReceiptReader : IDisposable
{
    private readonly PictureProcess _process;
    private readonly FairGate _gate;

    internal ReceiptReader(PictureProcess process, FairGate gate) => (_process, _gate) = (process, gate);

    /// <summary>
    /// One page after the other; a few pages at once, others wait for their turn, which goes round the organisations. A page that cannot be read holds up
    /// no other one.
    /// </summary>
    /// <param name="organisationId">Whose receipt it is.</param>
    /// <param name="files">In their order. Their pages together are one receipt.</param>
    /// <param name="receivedOn">The day on which the receipt came, by which its date is judged.</param>
    /// <param name="ct">Ends the waiting and the work.</param>
    /// <returns>
    /// What was read, or why nothing was: one of <see cref="ReadingErrors"/>, or of <see cref="PictureErrors"/> such as <see cref="PictureErrors.TooCostly"/>.
    /// </returns>
    public async Task<Result<ReceiptInterpretation>> ReadAsync(
        Guid organisationId, IReadOnlyList<FileToRead> files, DateOnly receivedOn, CancellationToken ct)
    {
        var pages = new List<(InterpretedPage Page, PageWords? Words)>();
        for (var file = 0; file < files.Count; file++)
        {
            await ReadAsync(organisationId, files[file], file, pages, ct);
        }

        return pages.TrueForAll(page => page.Words is not { Words.Count: > 0 })
            ? pages.Select(page => page.Page.NotRead).FirstOrDefault(error => error is not null) ?? ReadingErrors.NothingReadable
            : new ReceiptInterpretation([.. pages.Select(page => page.Page)], Find([.. pages.Select(page => page.Words?.Words ?? [])], receivedOn));
    }

    public void Dispose() => _gate.Dispose();

    private async Task ReadAsync(Guid organisationId, FileToRead file, int index, List<(InterpretedPage Page, PageWords? Words)> pages, CancellationToken ct)
    {
        var count = file.FirstPage;
        for (var page = file.FirstPage; page <= Math.Min(count, file.LastPage); page++)
        {
            var words = await ReadPageAsync(organisationId, file, page, ct);
            pages.Add(words.Succeeded
                ? (new InterpretedPage(index, page, words.Value.Text) { QuarterTurns = words.Value.QuarterTurns }, words.Value)
                : (new InterpretedPage(index, page, "", words.Error), null));
            count = words.Succeeded ? words.Value.PagesOfFile : count;
        }
    }

    /// <summary>The file is fetched for each of its pages: whoever waits for a place holds none in memory.</summary>
    private async Task<Result<PageWords>> ReadPageAsync(Guid organisationId, FileToRead file, int page, CancellationToken ct)
    {
        using var place = await _gate.EnterAsync(organisationId, ct);
        var content = await ContentAsync(file, ct);
        var kind = FirstLook.At(content.Span);
        return kind.Succeeded ? await _process.RunAsync(new ReadingQuestion(kind.Value, page), content, ReadingAnswer.Read, ct) : kind.Error;
    }

    /// <summary>A page that is made so that a rule takes for ever has no facts, but its text, and holds up nobody.</summary>
    private static FoundFacts Find(IReadOnlyList<IReadOnlyList<Word>> pages, DateOnly receivedOn)
    {
        try
        {
            return ReceiptRules.Find(pages, receivedOn);
        }
        catch (RegexMatchTimeoutException)
        {
            return FoundFacts.None;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(FileToRead file, CancellationToken ct)
    {
        await using var content = await file.OpenAsync(ct);
        return content is null ? default : await ReceiptPictures.ReadAsync(content, ct);
    }
}
