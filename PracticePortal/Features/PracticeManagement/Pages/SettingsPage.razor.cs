using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>The agency's own name.</summary>
public sealed partial class SettingsPage(MemberQueries queries, RenameAgency rename) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private TextField? _field;
    private string? _name;
    private string? _number;
    private Error? _refusal;
    private string _said = "";
    private bool _isActing;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var agency = await queries.AgencyAsync(_leaving.Token);
        (_name, _number) = (agency?.Name, agency?.OrganisationNumber ?? "");
    }

    private async Task SaveAsync()
    {
        if (_isActing)
        {
            return;
        }

        _isActing = true;
        try
        {
            var renamed = await rename.ExecuteAsync(_name, _leaving.Token);
            (_refusal, _said) = (renamed.Error, renamed.Succeeded ? CommonText.Saved : "");
        }
        finally
        {
            _isActing = false;
        }

        if (_field is not null)
        {
            await _field.FocusWhenFaultyAsync(_refusal);
        }
    }
}
