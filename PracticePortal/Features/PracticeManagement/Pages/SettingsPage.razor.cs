using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>The agency's own name.</summary>
public sealed partial class SettingsPage(MemberQueries queries, RenameAgency rename) : LeavingComponent
{
    private readonly OneAct _saving = new();
    private TextField? _field;
    private string? _name;
    private string? _number;
    private Error? _refusal;
    private string _said = "";

    protected override async Task OnInitializedAsync()
    {
        var agency = await queries.AgencyAsync(Leaving);
        (_name, _number) = (agency?.Name, agency?.OrganisationNumber ?? "");
    }

    private Task SaveAsync() => _saving.RunAsync(async () =>
    {
        var renamed = await rename.ExecuteAsync(_name, CancellationToken.None);
        (_refusal, _said) = (renamed.Error, renamed.Succeeded ? CommonText.Saved : "");
        if (!IsLeft)
        {
            await _field!.FocusWhenFaultyAsync(_refusal);
        }
    });
}
