using Bunit;
using PracticePortal.Features.Scanner.Components;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Scanner.Receipts;

/// <summary>A place stays on what it marks, however the page is turned.</summary>
public sealed class MarkedPlaceTests
{
    /// <summary>The upper left corner goes round.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0.2, 0.1)]
    [InlineData(1, 0.9, 0, 0.1, 0.2)]
    [InlineData(2, 0.8, 0.9, 0.2, 0.1)]
    [InlineData(3, 0, 0.8, 0.1, 0.2)]
    public void Place_TurnsWithItsPage(int quarterTurns, double left, double top, double width, double height) =>
        Assert.Equal(new PageBox(left, top, width, height), new PageBox(0, 0, 0.2, 0.1).Turned(quarterTurns));

    [Fact]
    public async Task Picture_MarksThePlacesOfThePageThatIsShown()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var context = new PortalTestContext(portal);
        var file = Guid.NewGuid();

        var picture = context.Render<ReceiptPicture>(p => p
            .Add(x => x.ReceiptId, Guid.NewGuid())
            .Add(x => x.Pages, [new ReceiptPageRow(file, 1, 1, "a.pdf"), new ReceiptPageRow(file, 2, 0, "a.pdf")])
            .Add(x => x.Marks, [new MarkedPlace(1, new PageBox(0, 0, 0.2, 0.1)), new MarkedPlace(2, new PageBox(0, 0, 1, 1))]));

        Assert.Equal("left: 90%; top: 0%; width: 10%; height: 20%", picture.Find(".receipt-mark").GetAttribute("style"));
    }
}
