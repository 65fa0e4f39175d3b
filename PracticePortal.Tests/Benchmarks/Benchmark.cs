namespace PracticePortal.Tests.Benchmarks;

/// <summary>A figure and what it is compared with, both measured in the same run.</summary>
/// <param name="Name">The word after <c>bench</c>.</param>
/// <param name="Purpose">What is measured against what, in a line.</param>
/// <param name="RunAsync">Gets the words after the name. 0 only when everything could be measured and the goal is met.</param>
internal sealed record Benchmark(string Name, string Purpose, Func<string[], CancellationToken, Task<int>> RunAsync);
