using PracticePortal.Features.Collaborations;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations.Emails;

public sealed class InvitationEmailTests
{
    [Theory]
    [InlineData(CustomerRelation.UsesScanner, false, "invites Nordlund Bygg AB to a collaboration", "approve the collaboration", "Log in and answer")]
    [InlineData(CustomerRelation.UsesMySpiris, false, "has activated the service for Nordlund Bygg AB", "approve the collaboration", "Log in and answer")]
    [InlineData(CustomerRelation.NewToSpiris, true, "you have been made administrator", "Set up your sign-in", "Set up your sign-in and answer")]
    [InlineData(CustomerRelation.NewToSpiris, false, "you have been made administrator", "approve the terms and conditions", "Log in and answer")]
    public async Task Says_what_was_done_and_what_is_asked(CustomerRelation relation, bool setUp, string done, string asked, string button)
    {
        var letter = await LetterText.RenderAsync(GivenLetter.Invitation(relation, setUp), "en");

        Assert.Equal("Norr Ekonomibyrå AB asks to share Spiris Scanner with Nordlund Bygg AB", letter.Subject);
        Assert.Contains(done, letter.Text, StringComparison.Ordinal);
        Assert.Contains(asked, letter.Text, StringComparison.Ordinal);
        Assert.Contains($"{button}: {GivenLetter.Page}", letter.Text, StringComparison.Ordinal);
        Assert.Contains("My Spiris", letter.Text, StringComparison.Ordinal);
        Assert.Contains("until 7 December 2026, 14:10 (Swedish time)", letter.Text, StringComparison.Ordinal);
        Assert.Contains("asked by Consultant, Norr at Norr Ekonomibyrå AB, organisation number 559999-0008", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Task: VAT return Q4", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is shared before you approve", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_say_that_the_service_was_activated_for_someone_who_had_it()
    {
        var letter = await LetterText.RenderAsync(GivenLetter.Invitation(CustomerRelation.UsesScanner), "en");

        Assert.DoesNotContain("activated", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("administrator of Nordlund Bygg AB in My Spiris", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_sets_up_the_sign_in_says_until_when_and_is_not_passed_on()
    {
        var letter = await LetterText.RenderAsync(GivenLetter.Invitation(CustomerRelation.NewToSpiris, maySetUpSignIn: true), "en");

        Assert.Contains("sets up your sign-in until 26 November 2026, 14:10 (Swedish time)", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Do not pass this email on", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Swedish_the_words_and_dates_are_Swedish()
    {
        var letter = await LetterText.RenderAsync(GivenLetter.Invitation(CustomerRelation.NewToSpiris, maySetUpSignIn: true), "sv");

        Assert.Equal("Norr Ekonomibyrå AB vill dela Spiris Scanner med Nordlund Bygg AB", letter.Subject);
        Assert.Contains("du har blivit administratör för Nordlund Bygg AB", letter.Text, StringComparison.Ordinal);
        Assert.Contains("fram till 7 december 2026 14:10 (svensk tid)", letter.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"sv\"", letter.Html, StringComparison.Ordinal);
        Assert.Equal("sv", letter.Language);
    }

    [Fact]
    public async Task Summer_deadlines_are_in_summer_time()
    {
        var summer = GivenLetter.Invitation() with { AnswerBy = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc) };

        var letter = await LetterText.RenderAsync(summer, "en");

        Assert.Contains("1 July 2026, 14:00 (Swedish time)", letter.Text, StringComparison.Ordinal);
    }
}
