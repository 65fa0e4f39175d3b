using System.Diagnostics;
using System.Globalization;

namespace PracticePortal.Tests.Faults;

/// <summary>
/// A disk without room for one process. Only root can make a small disk, so the system is told to let none of the process's files grow
/// (RLIMIT_FSIZE): whatever it writes to any file fails in the system call, as on a full disk.
/// </summary>
internal static class FullDisk
{
    private const string LimitProgram = "prlimit";
    private const string Unlimited = "unlimited";

    /// <summary>Starts a process that gets the failure; by default a signal would end it, which no full disk sends.</summary>
    public static readonly IReadOnlyList<string> Survivor = ["env", "--ignore-signal=XFSZ"];

    /// <summary>Starts a process on a disk on which a file may have so many bytes. The runtime keeps its code in memory that counts as a file, unless told.</summary>
    public static IReadOnlyList<string> From(int bytes) => [LimitProgram, $"--fsize={bytes}:{bytes}", .. Survivor, "DOTNET_EnableWriteXorExecute=0"];

    public static Task BeginAsync(int process) => SetAsync(process, "1");

    /// <summary>There is room again.</summary>
    public static Task EndAsync(int process) => SetAsync(process, Unlimited);

    private static async Task SetAsync(int process, string bytes)
    {
        using var setting = Process.Start(LimitProgram, ["--pid", process.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:{Unlimited}"]);
        await setting.WaitForExitAsync();
        Assert.Equal(0, setting.ExitCode);
    }
}
