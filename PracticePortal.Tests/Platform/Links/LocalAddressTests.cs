using PracticePortal.Platform.Links;

namespace PracticePortal.Tests.Platform.Links;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/customers?search=x", "/customers?search=x")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("customers", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void WhereToGoNext_IsAPlaceOfThePortalsOwn(string? asked, string place) => Assert.Equal(place, LocalAddress.OrHome(asked));
}
