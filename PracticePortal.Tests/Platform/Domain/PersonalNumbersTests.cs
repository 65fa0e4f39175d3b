using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Platform.Domain;

public sealed class PersonalNumbersTests
{
    [Theory]
    [InlineData("640823-3234")]
    [InlineData("6408233234")]
    [InlineData("196408233234")]
    [InlineData("19640823-3234")]
    [InlineData("640823+3234")]
    [InlineData("64 08 23 32 34")]
    [InlineData("640823")]
    [InlineData("640823-32")]
    [InlineData("640883-3234")]
    [InlineData("owner 640823-3234")]
    public void MayBeIn_ABirthDate_IsTrue(string text) => Assert.True(PersonalNumbers.MayBeIn(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Solrosen")]
    [InlineData("559999-0008")]
    [InlineData("5599990008")]
    [InlineData("165599990008")]
    [InlineData("1001")]
    [InlineData("K-20455")]
    public void MayBeIn_OtherText_IsFalse(string? text) => Assert.False(PersonalNumbers.MayBeIn(text));
}
