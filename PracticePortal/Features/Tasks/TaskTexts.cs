using System.Globalization;
using PracticePortal.Resources;

namespace PracticePortal.Features.Tasks;

/// <summary>How a task is called on screen and in letters: its type and period, such as "VAT return Q4 2026".</summary>
public static class TaskTexts
{
    public static string Name(TaskType type, string period) => NameIn(CultureInfo.CurrentUICulture, type, period);

    /// <summary>In a given language, for a letter to somebody who reads another than whoever wrote it.</summary>
    public static string NameIn(CultureInfo culture, TaskType type, string period) => $"{TypeName(type, culture)} {period}".TrimEnd();

    public static string TypeName(TaskType type) => TypeName(type, CultureInfo.CurrentUICulture);

    private static string TypeName(TaskType type, CultureInfo culture) =>
        TasksText.ResourceManager.GetString($"Type{type}", culture) ?? type.ToString();
}
