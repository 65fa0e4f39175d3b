using PracticePortal.Tests.Benchmarks.Circuits;
using PracticePortal.Tests.Benchmarks.Lists;
using PracticePortal.Tests.Benchmarks.Published;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Pages;

/// <summary>A published app that runs, and people who open one page of it again and again.</summary>
internal sealed class PageSide : IAsyncDisposable
{
    /// <summary>A person may have 50 pages open and open 120 a minute, the portal says.</summary>
    private const int PagesOfOnePerson = 40;

    private const int PeopleOfOneAgency = 5;
    private const int Customers = 2_000;

    private readonly IReadOnlyList<CircuitVisitor> _visitors;
    private readonly string _path;

    private PageSide(RunningApp app, IReadOnlyList<CircuitVisitor> visitors, string path) => (App, _visitors, _path) = (app, visitors, path);

    public RunningApp App { get; }

    /// <summary>The customers list of agencies with 2,000 customers.</summary>
    /// <param name="options">Where the published portal stands.</param>
    /// <param name="pages">So many will be open at once.</param>
    /// <param name="measure">Gets the running portal.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<T> PortalAsync<T>(PublishedOptions options, int pages, Func<PageSide, Task<T>> measure, CancellationToken ct)
    {
        await using var filled = await TestPortal.StartAsync();
        var people = (pages / PagesOfOnePerson) + 1;
        var agencies = await FilledAgencies.FillAsync(filled, Enumerable.Repeat(Customers, (people / PeopleOfOneAgency) + 1), ct);
        var app = await PublishedApp.PortalAsync(options.Folder, filled.DataDirectory, ct);
        return await RunAsync(app, "/customers", [.. agencies.SelectMany(agency => agency.Emails).Take(people)], measure, ct);
    }

    /// <summary>The counter of the framework's template, where nobody has to log in.</summary>
    /// <inheritdoc cref="PortalAsync{T}"/>
    public static async Task<T> TemplateAsync<T>(PublishedOptions options, Func<PageSide, Task<T>> measure, CancellationToken ct) =>
        await RunAsync(await PublishedApp.TemplateAsync(options.Folder, ct), "/counter", [null], measure, ct);

    /// <summary>Opens so many, and comes back when they have nothing more to draw.</summary>
    public Task<OpenPages> OpenAsync(int count, CancellationToken ct) => OpenPages.OpenAsync(_visitors, _path, count, ct);

    /// <summary>Opens and closes so many, so that what only the first ones cost is paid.</summary>
    public async Task WarmUpAsync(int count, CancellationToken ct) => await (await OpenAsync(count, ct)).DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
        {
            visitor.Dispose();
        }

        await App.DisposeAsync();
    }

    private static async Task<T> RunAsync<T>(
        PublishedApp app, string path, IReadOnlyList<string?> people, Func<PageSide, Task<T>> measure, CancellationToken ct)
    {
        var (running, _) = await app.StartAsync(ct);
        await using var side = new PageSide(running, [.. people.Select((_, number) => new CircuitVisitor(app.BaseUrl, number))], path);
        foreach (var (visitor, email) in side._visitors.Zip(people))
        {
            if (email is not null)
            {
                await visitor.LogInAsync(email, RegisterSeed.Password);
            }
        }

        return await measure(side);
    }
}
