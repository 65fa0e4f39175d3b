using Microsoft.Playwright;

namespace PracticePortal.Tests.Support;

/// <summary>
/// Base of tests with browsers: the persons leave when the test ends, and what they saw last is kept in TestResults when it failed.
/// </summary>
public abstract class BrowserTest(Browser browser) : IAsyncLifetime
{
    private readonly List<Person> _persons = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        try
        {
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
            {
                await WriteDownAsync();
            }
        }
        finally
        {
            foreach (var person in _persons)
            {
                await person.DisposeAsync();
            }

            GC.SuppressFinalize(this);
        }
    }

    protected async Task<Person> NewPersonAsync(
        string? baseUrl = null, string culture = "en-GB", ColorScheme colorScheme = ColorScheme.Light, int width = 1360, bool touches = false)
    {
        var person = await browser.NewPersonAsync(baseUrl, culture, colorScheme, width, touches);
        _persons.Add(person);
        return person;
    }

    private async Task WriteDownAsync()
    {
        var folder = Path.Combine(Repository.Root, "TestResults");
        var test = $"{GetType().Name}.{TestContext.Current.TestMethod?.MethodName}";
        for (var number = 0; number < _persons.Count; number++)
        {
            await _persons[number].WriteDownAsync(folder, $"{test}-person-{number + 1}");
        }
    }
}
