using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner;

/// <summary>Why somebody has access, in words.</summary>
public static class AccessTexts
{
    /// <summary>Such as "Consultant, Norr (works on the task)".</summary>
    public static string Of(PersonWithAccess person) =>
        Sentence.Of(PatternOf(person.Reason), person.Name);

    private static string PatternOf(AccessReason reason) => reason switch
    {
        AccessReason.Assignee => ScannerText.AccessAssignee,
        AccessReason.Participant => ScannerText.AccessParticipant,
        AccessReason.Responsible => ScannerText.AccessResponsible,
        AccessReason.Administrator => ScannerText.AccessAdministrator,
    };
}
