using Bunit;
using PracticePortal.Components.Shared;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Components;

public sealed class ActionButtonTests : ComponentTestContext
{
    [Fact]
    public async Task Button_WhileItActs_SaysSoAndActsOnlyOnce()
    {
        var acting = new TaskCompletionSource();
        var acts = 0;
        var button = Render<ActionButton>(parameters => parameters.Add(b => b.Text, "Activate").Add(b => b.BusyText, "Activating…")
            .Add(b => b.OnClick, () =>
            {
                acts++;
                return acting.Task;
            }));

        var first = button.Find("button").ClickAsync();
        Assert.Equal("true", button.Find("button").GetAttribute("aria-disabled"));
        Assert.Equal("Activating…", Shown(button));

        await button.Find("button").ClickAsync();
        acting.SetResult();
        await first;

        Assert.Equal(1, acts);
        Assert.Null(button.Find("button").GetAttribute("aria-disabled"));
        Assert.Equal("Activate", Shown(button));
    }

    private static string Shown(IRenderedComponent<ActionButton> button) => button.Find("span:not(.waits)").TextContent;
}
