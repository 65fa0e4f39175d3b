using System.Text.Json;
using Microsoft.Playwright;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Published;

/// <summary>What comes over the wire to a browser, as the browser itself counts it: headers, encoded bodies, and the frames of an open page.</summary>
internal sealed class Traffic
{
    private readonly ICDPSession _session;
    private long _bytes;

    private Traffic(ICDPSession session)
    {
        _session = session;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) => Add(finished, e => (long)e.GetProperty("encodedDataLength").GetDouble());
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, frame) => Add(frame, e => LengthOf(e.GetProperty("response")));
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<Traffic> ListenAsync(Person person)
    {
        var session = await person.Context.NewCDPSessionAsync(person.Page);
        var traffic = new Traffic(session);
        await session.SendAsync("Network.enable");
        return traffic;
    }

    /// <summary>The browser keeps its cookies and no file: as at a first visit.</summary>
    public Task ForgetFilesAsync() => _session.SendAsync("Network.clearBrowserCache");

    public void Reset() => Interlocked.Exchange(ref _bytes, 0);

    private static long LengthOf(JsonElement frame)
    {
        var payload = frame.GetProperty("payloadData").GetString()!;
        return frame.GetProperty("opcode").GetInt32() == 2 ? Convert.FromBase64String(payload).Length : payload.Length;
    }

    private void Add(JsonElement? happened, Func<JsonElement, long> length)
    {
        if (happened is { } known)
        {
            Interlocked.Add(ref _bytes, length(known));
        }
    }
}
