using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Components;

public sealed class ConfirmDialogTests : ComponentTestContext
{
    private static readonly Confirmation s_question = new("End collaboration?", "Both lose the shared receipts.", "End collaboration")
    {
        Follows = ["The customer is told", "The receipts stay where they are"],
        Hurts = true,
    };

    [Fact]
    public async Task Dialog_SaysWhatFollows_AndOffersTheWayBackFirst()
    {
        var (provider, _) = await AskAsync();

        Assert.Equal(s_question.Title, provider.Find("[role=dialog] h2").TextContent);
        Assert.Equal(s_question.Follows, provider.FindAll("li").Select(line => line.TextContent));
        Assert.Equal(["Go back", "End collaboration"], provider.FindAll("button").Select(button => button.TextContent));
    }

    [Theory]
    [InlineData("End collaboration", true)]
    [InlineData("Go back", false)]
    public async Task Answer_IsTheButtonPressed(string button, bool expected)
    {
        var (provider, answer) = await AskAsync();

        await Button(provider, button).ClickAsync();

        Assert.Equal(expected, await answer);
        provider.WaitForAssertion(() => Assert.Empty(provider.FindAll("[role=dialog]")));
    }

    private static IElement Button(IRenderedComponent<MudDialogProvider> provider, string text) =>
        provider.FindAll("button").Single(button => button.TextContent == text);

    private async Task<(IRenderedComponent<MudDialogProvider> Provider, Task<bool> Answer)> AskAsync()
    {
        var provider = Render<MudDialogProvider>();
        Task<bool>? answer = null;
        await provider.InvokeAsync(() => { answer = Services.GetRequiredService<IDialogService>().ConfirmAsync(s_question); });
        provider.WaitForElement("[role=dialog] button");
        return (provider, answer!);
    }
}
