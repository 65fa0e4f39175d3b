namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>Chance with a fixed seed: the same receipts on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public T One<T>(params IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public bool Percent(int percent) => _random.Next(100) < percent;

    /// <summary>Both ends may come.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));

    /// <summary>Of a normal distribution around nought with the deviation of one.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
