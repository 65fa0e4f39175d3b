using System.Globalization;
using System.Text;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Interpretation;

/// <summary>What the process that reads says on its standard output: a refusal's code, or nothing and then the words.</summary>
internal static class ReadingAnswer
{
    private const int LongestWord = 200;

    public static void Write(Stream output, Result<PageWords> answer)
    {
        using var writer = new BinaryWriter(output);
        writer.Write(answer.Error?.Code ?? "");
        if (!answer.Succeeded)
        {
            return;
        }

        var words = answer.Value.Words.Take(PageWords.MostWords).ToList();
        writer.Write(answer.Value.PagesOfFile);
        writer.Write(answer.Value.QuarterTurns);
        writer.Write(words.Count);
        foreach (var word in words)
        {
            writer.Write(word.Text.Length <= LongestWord ? word.Text : word.Text[..LongestWord]);
            writer.Write(word.Line);
            writer.Write(word.Sure);
            writer.Write(word.Box.Left);
            writer.Write(word.Box.Top);
            writer.Write(word.Box.Width);
            writer.Write(word.Box.Height);
        }
    }

    /// <summary>Fails with an <see cref="EndOfStreamException"/> or a <see cref="FormatException"/> where the answer is none.</summary>
    public static Result<PageWords> Read(Stream answer)
    {
        using var reader = new BinaryReader(answer);
        var code = reader.ReadString();
        if (code.Length > 0)
        {
            return ReadingErrors.Of(code) ?? PictureErrors.Of(code) ?? PictureErrors.Damaged;
        }

        var (pages, turns, count) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        return pages is < 1 or > PictureLimits.MostPages || turns is < 0 or > 3 || count is < 0 or > PageWords.MostWords
            ? throw new FormatException("There are no such pages.")
            : new PageWords(pages, [.. Enumerable.Range(0, count).Select(_ => ReadWord(reader))], turns);
    }

    private static Word ReadWord(BinaryReader reader)
    {
        var (text, line, sure) = (Plain(reader.ReadString()), reader.ReadInt32(), Math.Clamp(reader.ReadInt32(), 0, 100));
        return new Word(text, line, new PageBox(ReadShare(reader), ReadShare(reader), ReadShare(reader), ReadShare(reader)), sure);
    }

    /// <summary>Without what prints nothing, which a database may refuse or a list turn round; digits of any script as the rules and people read them.</summary>
    private static string Plain(string word) => string.Concat(PlainText.WellFormed(word).EnumerateRunes().Where(rune => !PlainText.IsHidden(rune))
        .Select(rune => Rune.IsDigit(rune) ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : rune.ToString()));

    private static double ReadShare(BinaryReader reader) => reader.ReadDouble() is var share and >= 0 and <= 1 ? share : throw new FormatException("A box lies outside its page.");
}
