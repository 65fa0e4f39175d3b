using System.Text;
using FsCheck.Xunit;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Platform.Domain;

public sealed class PlainTextTests
{
    [Property]
    public void Clean_OfWhatever_IsComposedAndTrimmed_AndStaysAsItIs(string? typed)
    {
        var clean = PlainText.Clean(typed);

        Assert.True(clean is null || (clean.Length > 0 && clean == clean.Trim() && clean.IsNormalized(NormalizationForm.FormC)));
        Assert.Equal(clean, PlainText.Clean(clean));
    }

    [Property]
    public void Line_OfWhatever_IsOneReadableLine_OrARefusalForTheField(string? typed)
    {
        var line = PlainText.Line(typed, "Name", 10);

        if (!line.Succeeded)
        {
            Assert.Equal("Name", line.Error.Field);
            return;
        }

        Assert.InRange(line.Value.Length, 1, 10);
        Assert.DoesNotContain(line.Value, char.IsControl);
        Assert.Equal(line.Value, PlainText.Clean(typed));
    }

    [Theory]
    [InlineData("Åsas Café AB")]
    [InlineData("Bageri 🥐 & Söner")]
    [InlineData("👩‍👩‍👧 AB")] // joined by a zero-width joiner
    [InlineData("<script>alert(1)</script>")] // text as any other: it is encoded where it lands
    [InlineData("שלום AB")]
    public void Line_ThatPrints_IsKept(string typed) => Assert.Equal(typed.Normalize(), PlainText.Line(typed, "Name", 100).Value);

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("tab\tbed")]
    [InlineData("bell\u0007")]
    [InlineData("exe\u202Etxt")] // turns the reading direction
    [InlineData("mark\u200F")]
    [InlineData("half\uD83E pair")]
    [InlineData("line\u2028separator")]
    [InlineData("private\uE000use")]
    [InlineData("zero\u200Bwidth")]
    [InlineData("soft\u00ADhyphen")]
    [InlineData("word\u2060joiner")]
    [InlineData("tag\U000E0041")]
    [InlineData("no\uFFFEcharacter")] // which the framework does not compose
    public void Line_ThatHidesSomething_IsRefused(string typed) => Assert.Equal("not-readable", PlainText.Line(typed, "Name", 100).Error?.Code);

    [Theory]
    [InlineData("Pay at https://evil.example")]
    [InlineData("ftp://evil.example")]
    [InlineData("WWW.evil.example AB")]
    public void Name_WithAWebAddress_IsRefused(string typed)
    {
        Assert.Equal(("holds-web-address", "Name"), (PlainText.Name(typed, "Name", 100).Error?.Code, PlainText.Name(typed, "Name", 100).Error?.Field));
        Assert.Equal("holds-web-address", PlainText.OptionalName(typed, "Name", 100).Error?.Code);
        Assert.True(PlainText.Line(typed, "Street", 100).Succeeded);
    }

    [Theory]
    [InlineData("Webb: Byrån AB")]
    [InlineData("Solrosen.se AB")]
    public void Name_WithoutOne_IsKept(string typed) => Assert.Equal(typed, PlainText.Name(typed, "Name", 100).Value);

    [Fact]
    public void Line_IsComposedBeforeItsLengthIsCounted() => Assert.Equal("ÅÄÖ", PlainText.Line("A\u030AA\u0308O\u0308", "Name", 3).Value);

    [Fact]
    public void Text_MayHaveLines_AndMayBeLeftOut()
    {
        Assert.Equal("two\nlines", PlainText.OptionalText("two\nlines", "Reason", 100).Value);
        Assert.Equal("", PlainText.OptionalText(" \n ", "Reason", 100).Value);
        Assert.Equal("", PlainText.OptionalLine(null, "Name", 100).Value);
        Assert.Equal("not-readable", PlainText.OptionalText("bell\u0007", "Reason", 100).Error?.Code);
    }
}
