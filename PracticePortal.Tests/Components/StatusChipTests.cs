using Bunit;
using PracticePortal.Components.Shared;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Components;

public sealed class StatusChipTests : ComponentTestContext
{
    [Theory]
    [InlineData(Tone.Working, "working")]
    [InlineData(Tone.Waiting, "waiting")]
    [InlineData(Tone.Good, "good")]
    [InlineData(Tone.Bad, "bad")]
    [InlineData(Tone.Done, "done")]
    public void Chip_SaysItsStatusByWordShapeAndColour(Tone tone, string colour)
    {
        var chip = Render<StatusChip>(parameters => parameters.Add(c => c.Tone, tone).Add(c => c.Text, "Awaiting approval")).Find(".chip");

        Assert.Equal("Awaiting approval", chip.TextContent.Trim());
        Assert.Contains(colour, chip.ClassList);
        Assert.NotEmpty(chip.QuerySelector("svg")!.InnerHtml);
    }

    [Fact]
    public void Words_AreNeverMarkup() =>
        Assert.Equal("<b>Å & B</b>", Render<StatusChip>(parameters => parameters.Add(c => c.Text, "<b>Å & B</b>")).Find(".chip").TextContent);

    [Fact]
    public void Chip_HidesItsShapeFromThoseWhoReadTheWord() =>
        Assert.Equal("true", Render<StatusChip>(parameters => parameters.Add(c => c.Text, "Active")).Find("svg").GetAttribute("aria-hidden"));

    [Fact]
    public void Tones_HaveShapesOfTheirOwn()
    {
        var shapes = Enum.GetValues<Tone>().Select(tone => Render<StatusChip>(parameters => parameters.Add(c => c.Tone, tone)).Find("svg").InnerHtml);

        Assert.Equal(Enum.GetValues<Tone>().Length, shapes.Distinct().Count());
    }

    [Fact]
    public void Shape_WhenGiven_TellsStatusesOfOneToneApart()
    {
        var ended = Render<StatusChip>(parameters => parameters.Add(c => c.Tone, Tone.Done));
        var expired = Render<StatusChip>(parameters => parameters.Add(c => c.Tone, Tone.Done).Add(c => c.Shape, Glyph.Hourglass));

        Assert.NotEqual(ended.Find("svg").InnerHtml, expired.Find("svg").InnerHtml);
    }
}
