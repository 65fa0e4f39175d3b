using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Circuits;

/// <summary>Somebody who opens pages without a browser: see <see cref="OpenPage"/>.</summary>
internal sealed class CircuitVisitor : IDisposable
{
    private readonly BehindProxyHandler _proxy;

    /// <param name="baseUrl">Of the app.</param>
    /// <param name="number">Makes the network address, so that the limits for one address count each visitor alone.</param>
    public CircuitVisitor(string baseUrl, int number)
    {
        _proxy = new BehindProxyHandler(string.Create(CultureInfo.InvariantCulture, $"10.1.{number / 250}.{1 + (number % 250)}"));
        Http = new HttpClient(_proxy) { BaseAddress = new Uri(baseUrl), Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    public HttpClient Http { get; }

    public Uri BaseUrl => Http.BaseAddress!;

    /// <summary>What each request carries, the cookies among it.</summary>
    public IReadOnlyDictionary<string, string> Headers => _proxy.Headers;

    /// <summary>By the form that everybody uses.</summary>
    public async Task LogInAsync(string email, string password)
    {
        var visitor = await new Visitor(Http).LogInAsync(email, password);
        Assert.True(visitor.Location is not null, $"{email} could not log in: {visitor.Status} {visitor.Text}");
    }

    /// <summary>Runs a use case as whoever is logged in, in a portal that was started with use cases.</summary>
    public async Task<UseCaseResult> ActAsync(string useCase, object arguments, CancellationToken ct)
    {
        var values = JsonSerializer.SerializeToElement(arguments, UseCasesOverHttp.Json);
        var call = new UseCaseCall(useCase, values.EnumerateObject().ToDictionary(p => p.Name, p => p.Value));
        using var answer = await Http.PostAsJsonAsync(UseCasesOverHttp.Address, call, UseCasesOverHttp.Json, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<UseCaseResult>(UseCasesOverHttp.Json, ct))!;
    }

    public void Dispose() => Http.Dispose();
}
