namespace PracticePortal.Features.Scanner.Interpretation.Rules;

/// <summary>Makes lines of words that stand beside each other, however far apart: a receipt's amounts stand at its right edge.</summary>
internal static class TextLines
{
    /// <summary>The same words, numbered by line from the top, and from left to right in each.</summary>
    public static IReadOnlyList<Word> Order(IReadOnlyList<Word> words)
    {
        var lines = new List<Line>();
        foreach (var word in words.OrderBy(word => word.Box.Middle))
        {
            var nearest = lines.Where(line => line.Takes(word.Box)).MinBy(line => Math.Abs(line.Middle - word.Box.Middle));
            if (nearest is null)
            {
                lines.Add(nearest = new Line());
            }

            nearest.Add(word);
        }

        return [.. lines.OrderBy(line => line.Middle).SelectMany((line, number) => line.Words.OrderBy(word => word.Box.Left).Select(word => word with { Line = number }))];
    }

    private sealed class Line
    {
        private double _middles;
        private double _heights;

        public List<Word> Words { get; } = [];

        public double Middle => _middles / Words.Count;

        private double Height => _heights / Words.Count;

        public void Add(Word word)
        {
            Words.Add(word);
            _middles += word.Box.Middle;
            _heights += word.Box.Height;
        }

        /// <summary>Its middle lies in the line, and no word of the line stands where it stands, unless it is as good as level with it.</summary>
        public bool Takes(PageBox box) =>
            Math.Abs(box.Middle - Middle) is var off && off < 0.5 * Math.Max(Height, box.Height)
            && (off < 0.2 * Height || !Words.Exists(word => Math.Min(word.Box.Right, box.Right) - Math.Max(word.Box.Left, box.Left) > 0.5 * Math.Min(word.Box.Width, box.Width)));
    }
}
