using Microsoft.AspNetCore.Http;
using PracticePortal.Components.Layout;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Components;

public sealed class PortalPlaceTests
{
    [Theory]
    [InlineData("/my", "my")]
    [InlineData("/my/scanner", "my")]
    [InlineData("/i/abc", "my")]
    [InlineData("/customers", "agency")]
    [InlineData("/members", "agency")]
    [InlineData("/", "agency")]
    public void Place_IsToldByTheAddress(string path, string place) => Assert.Equal(place, PortalPlace.Of(new PathString(path)));

    [Theory]
    [InlineData("sv", "sv-SE")]
    [InlineData("sv-FI", "sv-SE")]
    [InlineData("en-US", "en-GB")]
    [InlineData("de", null)]
    [InlineData(null, null)]
    public void Language_InAnyForm_GetsOneCountrysFormats(string? language, string? culture) =>
        Assert.Equal(culture, Languages.CultureOf(language));
}
