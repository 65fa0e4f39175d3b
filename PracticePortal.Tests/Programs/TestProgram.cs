namespace PracticePortal.Tests.Programs;

/// <summary>A command of the tests project that is no test: it takes long, or prints figures.</summary>
/// <param name="Name">The word that starts it: <c>dotnet run --project PracticePortal.Tests -- NAME</c>.</param>
/// <param name="Purpose">What it shows, in a line.</param>
/// <param name="RunAsync">Gets the words after the name, and is told when somebody presses Ctrl+C. 0 only when all that it checks held.</param>
internal sealed record TestProgram(string Name, string Purpose, Func<string[], CancellationToken, Task<int>> RunAsync);
