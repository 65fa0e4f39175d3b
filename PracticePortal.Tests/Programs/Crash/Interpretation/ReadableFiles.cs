using PracticePortal.Tests.Features.Scanner.Interpretation.Made;
using PracticePortal.Tests.Support;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace PracticePortal.Tests.Programs.Crash.Interpretation;

/// <summary>Files on which something stands, so that there is something to interpret.</summary>
internal static class ReadableFiles
{
    private static readonly Lazy<byte[]> s_till = new(Till);

    /// <summary>What a till printed, taken by a camera: OCR has to read it.</summary>
    public static SentFile Photo() => SentFile.Picture(s_till.Value);

    /// <summary>An invoice with text of its own.</summary>
    public static SentFile Document(int pages) => SentFile.Document(pages, Write);

    /// <summary>A short one, as a run has many.</summary>
    private static byte[] Till()
    {
        var receipt = Enumerable.Range(0, 100).Select(seed => MadeReceipt.Of(2 * seed)).Where(made => !made.IsSheet).MinBy(made => made.Rows.Count)!;
        using var picture = MadePicture.Of(receipt);
        return picture.Clean();
    }

    private static byte[] Write(IReadOnlyList<string> words)
    {
        using var document = new PdfDocumentBuilder();
        var font = document.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var word in words)
        {
            Write(document.AddPage(300, 400), font, "Kontorsvaror i Storstad AB", "Datum 2026-11-20", "Pennor och block till kontoret", "Att betala 125,00", word);
        }

        return document.Build();
    }

    private static void Write(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, params string[] lines)
    {
        foreach (var (at, line) in lines.Index())
        {
            page.AddText(line, 12, new PdfPoint(30, 350 - (20 * at)), font);
        }
    }
}
