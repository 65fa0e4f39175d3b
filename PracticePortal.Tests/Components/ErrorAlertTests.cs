using Bunit;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Components;

public sealed class ErrorAlertTests : ComponentTestContext
{
    [Fact]
    public void Alert_WithoutAReason_IsNotThere() => Assert.Empty(Render<ErrorAlert>().Markup.Trim());

    [Fact]
    public void Alert_SaysTheRefusalsSentenceAtOnce()
    {
        var alert = RenderAlert(CommonErrors.TooLong("name", 120)).Find("[role=alert]");

        Assert.Contains("At most 120 characters.", alert.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_InSwedish_SaysItInSwedish()
    {
        UseCulture("sv-SE");

        Assert.Contains("Högst 120 tecken.", RenderAlert(CommonErrors.TooLong("name", 120)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ErrorKind.Invalid)]
    [InlineData(ErrorKind.Forbidden)]
    [InlineData(ErrorKind.NotFound)]
    [InlineData(ErrorKind.Conflict)]
    public void Alert_ForACodeWithoutText_SaysWhatItsKindMeans(ErrorKind kind)
    {
        var text = RenderAlert(new Error(kind, "nobody-wrote-this")).Find("[role=alert]").TextContent.Trim();

        Assert.NotEmpty(text);
        Assert.DoesNotContain("nobody", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("not-found", "NotFound")]
    [InlineData("organisation-number-not-valid", "OrganisationNumberNotValid")]
    public void Code_IsTheTextsKey(string code, string key)
    {
        Assert.Equal(key, ErrorTexts.Key(code));
        Assert.NotNull(ErrorsText.ResourceManager.GetString(key, null));
    }

    [Fact]
    public void TryAgain_IsOfferedWhereThereIsAWay()
    {
        var tries = 0;
        var alert = Render<ErrorAlert>(parameters => parameters
            .Add(a => a.Text, "The page could not be shown.").Add(a => a.Reference, "4711").Add(a => a.OnRetry, () => tries++));

        alert.Find("button").Click();

        Assert.Equal(1, tries);
        Assert.Contains("4711", alert.Markup, StringComparison.Ordinal);
        Assert.Empty(RenderAlert(CommonErrors.NotAllowed).FindAll("button"));
    }

    private IRenderedComponent<ErrorAlert> RenderAlert(Error error) => Render<ErrorAlert>(parameters => parameters.Add(a => a.Error, error));
}
