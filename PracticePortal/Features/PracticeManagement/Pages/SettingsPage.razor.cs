using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>The agency's own name, and what it demands of its members' log-ins.</summary>
public sealed partial class SettingsPage(MemberQueries queries, RenameAgency rename, DemandSecondFactor demandFactor) : LeavingComponent
{
    private readonly OneAct _saving = new();
    private readonly OneAct _demanding = new();
    private TextField? _field;
    private string? _name;
    private string? _number;
    private Error? _refusal;
    private string _said = "";
    private bool _isDemanded;
    private Error? _demandRefusal;

    protected override async Task OnInitializedAsync()
    {
        var agency = await queries.AgencyAsync(Leaving);
        (_name, _number, _isDemanded) = (agency?.Name, agency?.OrganisationNumber ?? "", agency?.DemandsSecondFactor ?? false);
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

    private Task DemandAsync(bool isDemanded) => _demanding.RunAsync(async () =>
    {
        var done = await demandFactor.ExecuteAsync(isDemanded, CancellationToken.None);
        _demandRefusal = done.Error;
        _isDemanded = done.Succeeded ? isDemanded : _isDemanded;
    });
}
