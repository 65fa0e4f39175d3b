using System.Collections.Concurrent;

namespace PracticePortal.Tests.Benchmarks.Circuits;

/// <summary>
/// Asks an app as a reverse proxy does that speaks https with a browser: says so in the headers that are believed, and carries the browser's
/// cookies, which the app lets nobody send over plain http.
/// </summary>
internal sealed class BehindProxyHandler(string network) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly ConcurrentDictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>For every request and for the socket.</summary>
    public IReadOnlyDictionary<string, string> Headers => new Dictionary<string, string>
    {
        ["Cookie"] = string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")),
        ["X-Forwarded-Proto"] = "https",
        ["X-Forwarded-For"] = network,
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return answer;
    }
}
