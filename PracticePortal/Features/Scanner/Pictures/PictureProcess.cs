using System.ComponentModel;
using System.Diagnostics;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>
/// Starts the portal's own program as a process that decodes one file and ends (ADR 24). What goes wrong in a decoder ends that process and nothing
/// else. It gets no settings of the portal, has a folder of its own that goes with it, and bounded memory and time, where the system
/// knows limits (Linux).
/// </summary>
internal sealed partial class PictureProcess(TimeProvider clock, ILogger<PictureProcess> log)
{
    /// <summary>Address space, of which the runtime's own is 1 GB: what is left holds a page of the most pixels twice.</summary>
    private const long MostMemoryBytes = 2L * 1024 * 1024 * 1024;

    private const string Prlimit = "/usr/bin/prlimit";

    private const string Nice = "/usr/bin/nice";

    private static readonly IReadOnlyDictionary<string, string> s_environment = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_GCHeapHardLimit"] = "0x8000000", // 128 MB, in the hexadecimal that the runtime reads
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_EnableWriteXorExecute"] = "0", // would need a file in memory that is larger than any may be
        ["DOTNET_TieredPGO"] = "0",
    };

    /// <summary>Without them a shared library or the runtime might not be found.</summary>
    private static readonly string[] s_inherited = ["PATH", "DOTNET_ROOT", "LD_LIBRARY_PATH", "SystemRoot"];

    /// <param name="question">What is asked, and within which limits.</param>
    /// <param name="content">Of the file.</param>
    /// <param name="read">Reads the answer, or fails with a <see cref="FormatException"/> or an <see cref="EndOfStreamException"/> where it is none.</param>
    /// <param name="ct">Ends the process.</param>
    /// <returns>The answer; a process that dies or does not end has its refusal too.</returns>
    public async Task<Result<T>> RunAsync<T>(IWorkerQuestion question, ReadOnlyMemory<byte> content, Func<Stream, Result<T>> read, CancellationToken ct)
    {
        using var folder = new WorkerFolder(); // libheif reads from files only
        return await RunAsync(StartInfo(question, folder.FullName), question, content, read, ct);
    }

    private async Task<Result<T>> RunAsync<T>(
        ProcessStartInfo start, IWorkerQuestion question, ReadOnlyMemory<byte> content, Func<Stream, Result<T>> read, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(question.Limits.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        try
        {
            using var answer = new MemoryStream();
            var said = ReadAsync(process.StandardOutput.BaseStream, answer, either.Token);
            var complained = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            await WriteAsync(process.StandardInput.BaseStream, content, either.Token);
            await Task.WhenAll(said, complained);
            await process.WaitForExitAsync(either.Token);
            if (process.ExitCode == 0)
            {
                answer.Position = 0;
                return read(answer);
            }

            LogDied(question.Kind, process.ExitCode);
            return PictureErrors.TooCostly;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogTooLong(question.Kind);
            return PictureErrors.TooCostly;
        }
        catch (Exception nonsense) when (nonsense is InvalidDataException or EndOfStreamException or FormatException)
        {
            LogNonsense(question.Kind);
            return PictureErrors.Damaged;
        }
        finally
        {
            await EndAsync(process);
        }
    }

    /// <summary>A process that refuses the file at its first bytes does not wait for the others.</summary>
    private static async Task WriteAsync(Stream input, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(content, ct);
            }
        }
        catch (IOException) when (!ct.IsCancellationRequested)
        {
            return; // its answer, or how it ended, says why
        }
    }

    private static async Task ReadAsync(Stream output, MemoryStream answer, CancellationToken ct)
    {
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await output.ReadAsync(piece, ct)) > 0)
        {
            if (answer.Length + read > PictureAnswer.MostBytes)
            {
                throw new InvalidDataException("A picture is larger than any can be.");
            }

            answer.Write(piece, 0, read);
        }
    }

    private static ProcessStartInfo StartInfo(IWorkerQuestion question, string folder)
    {
        string[] portal = [Dotnet, typeof(PictureProcess).Assembly.Location, .. question.ToWords()];
        string[] bounded = File.Exists(Prlimit)
            ? [Prlimit, $"--as={MostMemoryBytes}", $"--cpu={question.Limits.CpuSeconds}", $"--fsize={PictureLimits.MostBytes}", "--core=0", .. portal]
            : portal;
        string[] command = question.Limits.IsPatient && File.Exists(Nice) ? [Nice, .. bounded] : bounded;
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var inherited = s_inherited.Select(name => (name, Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited.Where(pair => pair.Item2 is not null).Concat(s_environment.Select(pair => (pair.Key, (string?)pair.Value))))
        {
            start.Environment[name] = value;
        }

        start.Environment["TMPDIR"] = folder;

        return start;
    }

    private static string Dotnet =>
        Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";

    /// <summary>With whatever it has started.</summary>
    private static async Task EndAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            return; // it has ended by itself
        }

        await process.WaitForExitAsync(CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Decoding a {Kind} file ended with the code {Code}: it was damaged, made to harm, or needed too much.")]
    private partial void LogDied(Platform.Files.FileKind kind, int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Decoding a {Kind} file took too long and was stopped.")]
    private partial void LogTooLong(Platform.Files.FileKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Decoding a {Kind} file gave an answer that is none: somebody may have taken the decoder over.")]
    private partial void LogNonsense(Platform.Files.FileKind kind);
}
