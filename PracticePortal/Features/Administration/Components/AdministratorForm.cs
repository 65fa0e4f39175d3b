using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Administration.Components;

/// <summary>What is typed about an agency's administrator.</summary>
public sealed class AdministratorForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string Language { get; set; } = Languages.Swedish;

    public AdministratorInput ToInput() => new() { Name = Name, Email = Email, Language = Language };
}
