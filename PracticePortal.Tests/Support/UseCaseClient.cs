using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace PracticePortal.Tests.Support;

/// <summary>What a client knows of its act.</summary>
public enum Known
{
    /// <summary>The portal said that it is done.</summary>
    Done,

    /// <summary>The portal said no.</summary>
    Refused,

    /// <summary>The portal failed and said so; what came of it is as open as when the connection broke.</summary>
    Failed,

    /// <summary>The connection broke before an answer: it may have happened, or not.</summary>
    Unknown,

    /// <summary>Nobody was there to ask.</summary>
    NotAsked,
}

/// <param name="Words">The refusal's code, or what failed.</param>
/// <param name="Value">The id of what was made.</param>
public sealed record UseCaseAnswer(Known Known, string Words = "", Guid? Value = null)
{
    public bool MayHaveHappened => Known is Known.Done or Known.Failed or Known.Unknown;
}

/// <summary>Somebody who works in a portal process without a browser, from a network address of their own: logs in by the form, acts by use cases.</summary>
public sealed class UseCaseClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="baseUrl">Of the portal.</param>
    /// <param name="number">Makes the network address, so that the limits for one address count each client alone.</param>
    public UseCaseClient(string baseUrl, int number)
    {
        var from = new IPEndPoint(IPAddress.Parse($"127.1.{number / 250}.{1 + (number % 250)}"), 0);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = true,
            PooledConnectionLifetime = TimeSpan.Zero, // a broken connection then always means that this very request was under way
            ConnectCallback = (context, ct) => ConnectAsync(from, context.DnsEndPoint, ct),
        };
        _http = new HttpClient(new ConnectingHandler(handler)) { BaseAddress = new Uri(baseUrl), Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Add("Accept-Language", "en");
        Visitor = new Visitor(_http);
    }

    /// <summary>The same person at the pages without scripts.</summary>
    public Visitor Visitor { get; }

    /// <summary>By the form that everybody uses.</summary>
    /// <returns>False when it was refused.</returns>
    public async Task<bool> LogInAsync(string email, string password)
    {
        await Visitor.OpenAsync("/login");
        if (Visitor.Location is not null)
        {
            return true; // logged in already
        }

        await Visitor.PressAsync("Log in", ("Email", email), ("Password", password));
        return Visitor.Location is not null;
    }

    /// <summary>Runs a use case as whoever is logged in.</summary>
    /// <param name="useCase">Its class.</param>
    /// <param name="arguments">An object whose properties are the arguments of its ExecuteAsync.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="method">Of a class that is no use case, such as a sweep that nobody waits a night for.</param>
    public async Task<UseCaseAnswer> RunAsync(string useCase, object arguments, CancellationToken ct, string method = UseCaseCall.UsualMethod)
    {
        try
        {
            var values = JsonSerializer.SerializeToElement(arguments, UseCasesOverHttp.Json);
            var call = new UseCaseCall(useCase, values.EnumerateObject().ToDictionary(p => p.Name, p => p.Value), method);
            using var answer = await _http.PostAsJsonAsync(UseCasesOverHttp.Address, call, UseCasesOverHttp.Json, ct);
            return await ReadAsync(answer, ct);
        }
        catch (HttpRequestException broken) when (NobodyWasThere(broken))
        {
            return new UseCaseAnswer(Known.NotAsked);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            return new UseCaseAnswer(Known.Unknown, broken is TaskCanceledException ? "no answer in time" : broken.GetType().Name);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>No connection came about, so nothing was asked.</summary>
    internal static bool NobodyWasThere(HttpRequestException broken) =>
        broken.HttpRequestError == HttpRequestError.ConnectionError || broken.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    private static async Task<UseCaseAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            return new UseCaseAnswer(Known.Refused, "logged-out");
        }

        if (answer.StatusCode != HttpStatusCode.OK)
        {
            var words = await answer.Content.ReadAsStringAsync(ct);
            return new UseCaseAnswer(Known.Failed, $"{(int)answer.StatusCode} {words.Split('\n')[0].Trim()}");
        }

        var result = (await answer.Content.ReadFromJsonAsync<UseCaseResult>(UseCasesOverHttp.Json, ct))!;
        return result.Refusal is null ? new UseCaseAnswer(Known.Done, "", result.Value) : new UseCaseAnswer(Known.Refused, result.Refusal);
    }

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint from, DnsEndPoint to, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(from);
            await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
