using System.Globalization;
using System.Text;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Tests.Features.Scanner.Interpretation.Made;

namespace PracticePortal.Tests.Benchmarks.Interpretation;

/// <summary>How often each fact was right: exactly, of those that were found (precision), and of those that stand there (recall).</summary>
internal sealed class ScoreTable
{
    private readonly Dictionary<string, Counts> _facts = [];

    /// <param name="receipt">What stands there.</param>
    /// <param name="found">What was found.</param>
    /// <param name="isShown">Facts of which each that is not right is written out.</param>
    public void Add(MadeReceipt receipt, FoundFacts found, Func<Fact, bool> isShown)
    {
        foreach (var fact in Fact.All)
        {
            var score = fact.Judge(receipt.Truth, found);
            if (score != Score.Right && isShown(fact))
            {
                Console.WriteLine($"{receipt.Seed}: {score}, stands {fact.Stands(receipt.Truth)}, found {fact.Found(found)}");
            }

            var counts = _facts.GetValueOrDefault(fact.Name) ?? (_facts[fact.Name] = new Counts());
            var (stands, isFound) = (!string.IsNullOrEmpty(fact.Stands(receipt.Truth)), !string.IsNullOrEmpty(fact.Found(found)));
            counts.All++;
            counts.Right += score == Score.Right ? 1 : 0;
            counts.Standing += stands ? 1 : 0;
            counts.Found += isFound ? 1 : 0;
            counts.FoundRight += isFound && score == Score.Right ? 1 : 0;
        }
    }

    public double Exact(string fact) => (double)_facts[fact].Right / _facts[fact].All;

    public override string ToString()
    {
        var table = new StringBuilder();
        foreach (var (name, counts) in _facts)
        {
            table.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-20} exact {Share(counts.Right, counts.All)}  precision {Share(counts.FoundRight, counts.Found)}  recall {Share(counts.FoundRight, counts.Standing)}  of {counts.All}"));
        }

        return table.ToString();
    }

    private static string Share(int part, int whole) => whole == 0 ? "   none" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole,5:N1} %");

    private sealed class Counts
    {
        public int All { get; set; }

        public int Right { get; set; }

        public int Standing { get; set; }

        public int Found { get; set; }

        public int FoundRight { get; set; }
    }
}
