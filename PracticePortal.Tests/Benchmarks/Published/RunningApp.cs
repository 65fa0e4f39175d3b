using System.Diagnostics;
using System.Text;

namespace PracticePortal.Tests.Benchmarks.Published;

/// <summary>A process that is killed at the end.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    public RunningApp(Process process)
    {
        _process = process;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>The memory that it has of the system.</summary>
    public double Kilobytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0;
        }
    }

    /// <summary>What it has had of the processors since its start.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
