using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks;

/// <summary>The portal as a process of its own on a database that a benchmark has filled.</summary>
internal static class BusyPortal
{
    /// <param name="filled">Whose database and files it works on.</param>
    /// <param name="mail">Takes its letters.</param>
    /// <param name="withUseCases">Lets a <see cref="UseCaseClient"/> act in it.</param>
    public static async Task<PortalProcess> StartAsync(TestPortal filled, SmtpTestServer mail, bool withUseCases = false)
    {
        var process = PortalProcess.Prepare(
            filled.DataDirectory, mail.Port, filled.Postgres, new Dictionary<string, string?> { ["Demo__Enabled"] = "false", ["Portal__TrustedProxies"] = "127.0.0.1" }, withUseCases);
        await process.StartAsync();
        return process;
    }
}
