using System.Globalization;
using System.Text.RegularExpressions;
using PracticePortal.Components.Shared;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Resources;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.PracticeManagement;

public sealed partial class AuditTextsTests
{
    /// <summary>Every code that an event writes into the history, as the sources say.</summary>
    public static TheoryData<string> Codes =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Portal, "Features"), "*Events.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Codes_AreFound() => Assert.True(Codes.Count > 30);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Code_HasASentence(string code) =>
        Assert.NotNull(AuditText.ResourceManager.GetString(ErrorTexts.Key(code), CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("task-added", """["VatReturn","Q4 2026"]""", "Lade till uppdraget Momsdeklaration Q4 2026")]
    [InlineData("member-role-changed", """["Consultant, Norr","AgencyAdministrator"]""", "Gav Consultant, Norr rollen Byråadministratör")]
    [InlineData("collaboration-ended", """["Norr","Solrosen","Owner","Customer"]""", "Owner avslutade samarbetet med Solrosen, för kunden")]
    [InlineData("customer-handed-over", """["Solrosen",""]""", "Lämnade Solrosen utan ansvarig konsult")]
    [InlineData("customer-added", """["<b>{0}</b>"]""", "Lade till kunden <b>{0}</b>")]
    [InlineData("customer-added", "[]", "Lade till kunden")]
    [InlineData("from-a-newer-version", """["x"]""", "from-a-newer-version")]
    public void Sentence_SpeaksTheReadersLanguage(string what, string details, string sentence)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");

        Assert.Equal(sentence, AuditTexts.Say(what, details));
    }

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
