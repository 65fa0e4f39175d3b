using System.Diagnostics;
using PracticePortal.Platform.Commands;

namespace PracticePortal.Tests.Platform.Commands;

public sealed class PortalCommandsTests
{
    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:5123")]
    [InlineData("--Demo:Enabled=false")]
    public void Settings_AreForThePortalItself(params string[] args) => Assert.False(PortalCommands.AreAsked(args));

    [Theory]
    [InlineData("verify-adit")]
    [InlineData("hold", "now")]
    [InlineData("backup")]
    [InlineData("confirm-installation", "--yes")]
    public async Task WhatIsNoCommand_IsRefused_AndStartsNothing(params string[] words)
    {
        var (code, said) = await RunAsync(words);

        Assert.Equal(PortalCommands.NotDone, code);
        Assert.Contains("Usage:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_NamesEveryCommand()
    {
        var (code, said) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.All(["health", "verify-audit", "remove-factors", "backup", "hold", "held", "confirm-installation"], name => Assert.Contains($"  {name} ", said, StringComparison.Ordinal));
    }

    /// <summary>The settings are wrong: what needs them says so.</summary>
    [Fact]
    public async Task CommandWithWrongSettings_SaysWhatIsWrong()
    {
        var (code, said) = await RunAsync("held");

        Assert.Equal(PortalCommands.NotDone, code);
        Assert.StartsWith("Not done: ", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PortalCommands).Assembly.Location, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Database__Provider"] = "Abacus" },
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(said));
    }
}
