using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PracticePortal.Tests.Support.Browser))]

namespace PracticePortal.Tests.Support;

/// <summary>The one Chromium of a test run. Started by the first test that asks for a person, shared by all.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string DebiansChromium = "/usr/bin/chromium";
    private const int Height = 900;
    private const float PatienceMilliseconds = 15_000;

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--no-first-run",
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", // a camera that shows a moving picture, and may be used
    ];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Somebody with a browser of their own: no cookie is shared with any other person.</summary>
    public async Task<Person> NewPersonAsync(
        string? baseUrl = null, string culture = "en-GB", ColorScheme colorScheme = ColorScheme.Light, int width = 1360, bool touches = false)
    {
        var chromium = await StartedAsync();
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = baseUrl,
            Locale = culture,
            ColorScheme = colorScheme,
            ViewportSize = new ViewportSize { Width = width, Height = Height },
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = touches,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        context.SetDefaultNavigationTimeout(2 * PatienceMilliseconds);
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> StartedAsync()
    {
        await _starting.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
            _playwright ??= await Playwright.CreateAsync();
            return _chromium ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = File.Exists(DebiansChromium) && Environment.GetEnvironmentVariable(RequiredSetting.Chromium) is null
                    ? DebiansChromium
                    : RequiredSetting.Read(RequiredSetting.Chromium),
                Args = s_arguments,
            });
        }
        finally
        {
            _starting.Release();
        }
    }
}
