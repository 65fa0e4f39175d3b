using System.Buffers;
using System.Text;

namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>A line of words as one text, in which rules look for what they know, and which tells where each part of it stands.</summary>
internal sealed class TextLine
{
    /// <summary>Between two cells of a row, where one blank stands between two words.</summary>
    public const string WideGap = "  ";

    /// <summary>In letters.</summary>
    private const double WideGapLetters = 1.7;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789");

    private readonly IReadOnlyList<Word> _words;
    private readonly int[] _starts;

    private TextLine(int page, IReadOnlyList<Word> words)
    {
        (Page, _words, _starts) = (page, words, new int[words.Count]);
        var (text, numbers) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < words.Count; i++)
        {
            var gap = i == 0 ? "" : IsWide(words[i - 1], words[i]) ? WideGap : " ";
            _starts[i] = text.Length + gap.Length;
            text.Append(gap).Append(words[i].Text);
            numbers.Append(gap).Append(AsNumber(words[i].Text));
        }

        (Text, Numbers) = (text.ToString(), numbers.ToString());
        Folded = Fold(Text);
    }

    public int Page { get; }

    /// <summary>As it was read, with a blank between two words and <see cref="WideGap"/> between two cells.</summary>
    public string Text { get; }

    /// <summary>As long as <see cref="Text"/>; in words of digits, the letters that OCR takes for digits are digits.</summary>
    public string Numbers { get; }

    /// <summary>As long as <see cref="Text"/>; in small letters without rings and dots, which OCR loses.</summary>
    public string Folded { get; }

    public IReadOnlyList<Word> Words => _words;

    public static IEnumerable<TextLine> Of(IReadOnlyList<Word> words, int page) =>
        words.GroupBy(word => word.Line).Select(line => new TextLine(page, [.. line]));

    /// <summary>Small letters without rings and dots; each stays one letter.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            folded[i] = char.ToLowerInvariant(text[i]) switch
            {
                'å' or 'ä' or 'à' or 'á' or 'â' => 'a',
                'ö' or 'ø' or 'ó' or 'ô' => 'o',
                'é' or 'è' or 'ê' => 'e',
                'ü' => 'u',
                var other => other,
            };
        }
    });

    public PagePlace PlaceOf(int start, int length) => new(Page, WordsAt(start, length).Select(word => word.Box).Aggregate((all, next) => all.With(next)));

    /// <summary>How well the worst of the words there could be read.</summary>
    public int SureOf(int start, int length) => WordsAt(start, length).Min(word => word.Sure);

    private IEnumerable<Word> WordsAt(int start, int length)
    {
        for (var i = 0; i < _words.Count; i++)
        {
            if (_starts[i] < start + length && _starts[i] + _words[i].Text.Length > start)
            {
                yield return _words[i];
            }
        }
    }

    private static bool IsWide(Word left, Word right)
    {
        var letters = Math.Max(1, left.Text.Length + right.Text.Length);
        return right.Box.Left - left.Box.Right > WideGapLetters * (left.Box.Width + right.Box.Width) / letters;
    }

    private static string AsNumber(string word)
    {
        var digits = word.Count(char.IsAsciiDigit);
        return digits == 0 || digits * 2 < word.Count(char.IsLetterOrDigit) || word.AsSpan().IndexOfAnyExcept(s_digits) < 0
            ? word
            : string.Create(word.Length, word, static (number, word) =>
            {
                for (var i = 0; i < word.Length; i++)
                {
                    number[i] = word[i] switch
                    {
                        'O' or 'o' or 'Q' or 'D' => '0',
                        'I' or 'l' or '|' or '!' or 'i' => '1',
                        'Z' or 'z' => '2',
                        'S' or 's' => '5',
                        'B' => '8',
                        '—' or '–' or '−' or '~' => '-',
                        var other => other,
                    };
                }
            });
    }
}
