using System.Text;
using FsCheck.Xunit;
using PracticePortal.Features.HandOver.Sie;

namespace PracticePortal.Tests.Features.HandOver;

public sealed class Pc8Tests
{
    [Fact]
    public void SwedishLetters_AreTheBytesOfTheStandard() =>
        Assert.Equal("8684948F8E998281", Convert.ToHexString(Pc8.Encoding.GetBytes(Pc8.Transliterate("åäöÅÄÖéü"))));

    [Theory]
    [InlineData("Åsas Café AB & Söner, ½ £", "Åsas Café AB & Söner, ½ £")]
    [InlineData("A\u030As", "Ås")] // two characters for one letter
    [InlineData("5 €", "5 EUR")]
    [InlineData("2024–2025 — nu", "2024-2025 - nu")]
    [InlineData("”Kajen” ’n’ …", "\"Kajen\" 'n' ...")]
    [InlineData("7 § × 2", "7 par. x 2")]
    [InlineData("Ørsted & Bjørn", "Örsted & Björn")]
    [InlineData("Čapek, Łódź", "Capek, Lódz")]
    [InlineData("C:\\kvitto\\", "C:/kvitto/")]
    [InlineData("rad\r\nrad\ttab", "rad  rad tab")]
    [InlineData("hård\u00A0luft, mjukt\u00ADbinde", "hård luft, mjuktbinde")]
    [InlineData("Fika ☕", "Fika :coffee:")]
    [InlineData("Вода", "Voda")]
    [InlineData("\uE000", "[U+E000]")]
    [InlineData("half \uFFFD", "half [U+FFFD]")]
    [InlineData("rätt?", "rätt?")]
    public void Text_IsRewritten_AndNothingIsLostInSilence(string text, string expected) => Assert.Equal(expected, Pc8.Transliterate(text));

    /// <summary>Every character of Unicode by itself: a question mark stands for a question mark only.</summary>
    [Fact]
    public void QuestionMark_IsNeverASubstitute()
    {
        var substituted = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Where(value => value != '?')
            .Where(value => Pc8.Transliterate(new Rune(value).ToString()).Contains('?', StringComparison.Ordinal));

        Assert.Empty(substituted);
    }

    [Property(Arbitrary = [typeof(MadeReceipts)], MaxTest = 1000)]
    public void AnyText_BecomesOneLineOfTheCodePage_AndStaysWhatItIs(MadeReceipts.AnyText text)
    {
        var line = Pc8.Transliterate(text.Value);

        Assert.Equal(line, Pc8.Encoding.GetString(Pc8.Encoding.GetBytes(line)));
        Assert.DoesNotContain(Pc8.Encoding.GetBytes(line), code => code is < 0x20 or 0x7F or 0x5C or 0xFF);
        Assert.Equal(line, Pc8.Transliterate(line));
    }
}
