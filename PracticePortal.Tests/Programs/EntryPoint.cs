using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace PracticePortal.Tests.Programs;

/// <summary>The start of the tests project: our own commands, and the test runner for everything else.</summary>
internal static class EntryPoint
{
    private static readonly string[] s_testingPlatform = ["--server", "--internal-msbuild-node"];

    private static Task<int> Main(string[] args)
    {
        if (CommandIn(args) is { } command)
        {
            return ProgramTable.RunAsync(command, args[1..]);
        }

        return args.Any(s_testingPlatform.Contains)
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }

    /// <summary>The first word, unless it is an option, a seed, a settings file or a response file of the test runner.</summary>
    internal static string? CommandIn(string[] args) =>
        args is [{ Length: > 0 } word, ..] && char.IsAsciiLetter(word[0]) && !word.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? word : null;
}
