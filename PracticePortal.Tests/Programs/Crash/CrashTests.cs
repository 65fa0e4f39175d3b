namespace PracticePortal.Tests.Programs.Crash;

/// <summary>A short run of the crash program on each database; the long one is a command.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Portal_KilledWhileClientsWork_LosesNothingAndDoesNothingTwice(bool postgres)
    {
        var options = new CrashOptions { Kills = 11, Postgres = postgres };

        var report = await CrashProgram.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.True(report.IsGreen, report.ToString());
    }
}
