using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PracticePortal.Tests.Support;

/// <summary>Somebody at a browser of their own, with what the browser complained about.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    internal Person(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue($"console: {message.Text}");
            }
        };
        context.WebError += (_, error) => _complaints.Enqueue($"script: {error.Error}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of scripts and of the console, the content security policy's refusals among them.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Writes what this person sees, as a picture and as text, for whoever has to find out why a test failed.</summary>
    public async Task WriteDownAsync(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var open = Context.Pages;
        for (var number = 0; number < open.Count; number++)
        {
            var file = Path.Combine(folder, $"{name}-{number + 1}");
            await open[number].ScreenshotAsync(new PageScreenshotOptions { Path = $"{file}.png", FullPage = true });
            await File.WriteAllTextAsync(
                $"{file}.txt",
                string.Join(Environment.NewLine, [open[number].Url, .. _complaints, await open[number].ContentAsync()]));
        }
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
