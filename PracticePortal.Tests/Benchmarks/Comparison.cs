using System.Globalization;

namespace PracticePortal.Tests.Benchmarks;

/// <summary>Prints a figure, its yardstick of the same run, and how they stand to each other.</summary>
internal static class Comparison
{
    /// <summary>For rates: more is better.</summary>
    /// <param name="what">What was measured, and on what.</param>
    /// <param name="unit">Of both figures.</param>
    /// <param name="ours">The portal's.</param>
    /// <param name="yardstick">What it is compared with.</param>
    /// <param name="least">The goal: so great a part of the yardstick.</param>
    /// <returns>Whether the goal is met.</returns>
    public static bool Rates(string what, string unit, double ours, double yardstick, double least) =>
        Print(what, unit, ours, yardstick, $"≥ {least:0.##}", ours / yardstick >= least);

    /// <summary>For costs: less is better.</summary>
    /// <inheritdoc cref="Rates"/>
    /// <param name="most">The goal: so many times the yardstick.</param>
    public static bool Costs(string what, string unit, double ours, double yardstick, double most) =>
        Print(what, unit, ours, yardstick, $"≤ {most:0.##}", ours / yardstick <= most);

    /// <summary>For costs whose goal is a figure of its own; the yardstick is shown beside it.</summary>
    /// <inheritdoc cref="Rates"/>
    /// <param name="most">The goal, in the unit.</param>
    public static bool AtMost(string what, string unit, double ours, double yardstick, double most) =>
        Print(what, unit, ours, yardstick, $"≤ {most:0.##} {unit}", ours <= most);

    private static bool Print(string what, string unit, double ours, double yardstick, FormattableString goal, bool met)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {ours:0.#} {unit}, yardstick {yardstick:0.#}, ratio {ours / yardstick:0.00} (goal {FormattableString.Invariant(goal)}): {(met ? "met" : "not met")}"));
        return met;
    }
}
