using System.Globalization;
using System.Text.Json;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement;

/// <summary>History in plain words: one sentence for each code, its values in the reader's language.</summary>
public static class AuditTexts
{
    /// <summary>The most values that a sentence names; what a row lacks stays empty.</summary>
    private const int Places = 6;

    public static string Say(HistoryRow row) => Say(row.What, row.Details);

    /// <param name="what">The entry's code.</param>
    /// <param name="details">Its values, a JSON list.</param>
    public static string Say(string what, string details)
    {
        var values = JsonSerializer.Deserialize<string[]>(details) ?? [];
        var words = new object[Places];
        Array.Fill(words, "");
        for (var i = 0; i < Math.Min(values.Length, Places); i++)
        {
            words[i] = Word(what, i, values[i]);
        }

        var sentence = what is "customer-handed-over" && values is [_, ""]
            ? AuditText.CustomerHandedOverToNobody
            : AuditText.ResourceManager.GetString(ErrorTexts.Key(what), CultureInfo.CurrentUICulture) ?? what;
        return Sentence.Of(sentence, words).TrimEnd();
    }

    /// <summary>Who did it, by name; the portal itself where it was a job.</summary>
    public static string Actor(HistoryRow row) => Platform.Tenancy.Actor.IsSystem(row.Actor) ? AuditText.Portal : row.Actor;

    private static string Word(string what, int place, string value) => (what, place) switch
    {
        ("task-added" or "task-edited" or "task-completed" or "task-reopened" or "task-deleted", 0)
            when Enum.TryParse<TaskType>(value, out var type) => TaskTexts.Name(type, ""),
        ("member-role-changed", 1) => Named<MemberRole>(value),
        ("collaboration-provisioning-stepped", 2) => Named<ProvisioningStep>(value),
        ("collaboration-provisioning-failed", 2) => CollaborationTexts.Failure(value),
        (TermsPublished.What, 0) when Enum.TryParse<TermsDocument>(value, out var document) => TermsNames.Of(document),
        ("collaboration-ended", 3) => Named<CollaborationSide>(value),
        _ => value,
    };

    private static string Named<T>(string value)
        where T : struct, Enum =>
        AuditText.ResourceManager.GetString($"{typeof(T).Name}{value}", CultureInfo.CurrentUICulture) ?? value;
}
