using System.Globalization;
using PracticePortal.Resources;

namespace PracticePortal.Features.Tasks;

/// <summary>How a task is called on screen and in letters: its type and period, such as "VAT return Q4 2026".</summary>
public static class TaskTexts
{
    public static string Name(TaskType type, string period) => Name(type, period, CultureInfo.CurrentUICulture);

    /// <summary>In a given language, for a letter to somebody who reads another than whoever wrote it.</summary>
    public static string Name(TaskType type, string period, CultureInfo culture) => $"{Name(type, culture)} {period}".TrimEnd();

    public static string Name(TaskType type) => Name(type, CultureInfo.CurrentUICulture);

    private static string Name(TaskType type, CultureInfo culture) =>
        TasksText.ResourceManager.GetString($"Type{type}", culture) ?? type.ToString();
}
