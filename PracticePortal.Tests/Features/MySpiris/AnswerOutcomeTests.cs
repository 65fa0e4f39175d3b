using Bunit;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.MySpiris.Components;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class AnswerOutcomeTests
{
    private const string Focus = "Blazor._internal.domWrapper.focus";

    [Fact]
    public async Task Outcome_DrawnByTheLiveMessage_TakesTheFocusWhenTheAnswerComesBack_AndOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var request = await NewCustomerRequest.SaveAsync(portal);
        await request.LogInAsync(portal);
        await using var context = new PortalTestContext(portal);
        var asked = await portal.Get<MyQueries>().RequestAsync(request.Collaboration.Id, Xunit.TestContext.Current.CancellationToken);

        var outcome = context.Render<AnswerOutcome>(p => p.Add(x => x.Request, asked!));
        context.JSInterop.VerifyNotInvoke(Focus);
        outcome.Render(p => p.Add(x => x.TakeFocus, true));
        outcome.Render(p => p.Add(x => x.TakeFocus, true));

        context.JSInterop.VerifyFocusAsyncInvoke();
    }
}
