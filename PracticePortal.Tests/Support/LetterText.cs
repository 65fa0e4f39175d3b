using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PracticePortal.Platform.Email;

namespace PracticePortal.Tests.Support;

/// <summary>Renders letters as the portal does.</summary>
internal static class LetterText
{
    public static async Task<RenderedLetter> RenderAsync(Letter letter, string language)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        return await new LetterRenderer(new RazorHtml(services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance)).RenderAsync(letter, language);
    }
}
