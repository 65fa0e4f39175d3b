using System.Globalization;
using PracticePortal.Components.Shared;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Tests.Features.PracticeManagement;

public sealed class AuditTextsTests
{
    /// <summary>Every code that an event writes into the history, by the events themselves.</summary>
    public static TheoryData<string> Codes =>
    [
        .. typeof(IAuditedEvent).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IAuditedEvent)) && !type.IsAbstract)
            .SelectMany(type => (IEnumerable<object?>)[Made(type, yes: false), Made(type, yes: true)])
            .Select(happened => ((IAuditedEvent)happened!).ToAudit().What)
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

    /// <summary>One of a type, with values that say as little as they can.</summary>
    private static object? Made(Type type, bool yes) => type switch
    {
        _ when type == typeof(bool) => yes,
        _ when type == typeof(string) => "",
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type.IsInterface => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        _ => type.GetConstructors().Single().Invoke([.. type.GetConstructors().Single().GetParameters().Select(p => Made(p.ParameterType, yes))]),
    };
}
