using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Administration.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>Takes an agency in.</summary>
public sealed partial class AgencyNewPage(CreateAgency create, NavigationManager navigation) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly AdministratorForm _administrator = new();
    private TextField? _nameField;
    private TextField? _numberField;
    private AdministratorFields? _administratorFields;
    private string? _name;
    private string? _number;
    private Error? _refusal;
    private bool _isSaving;

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavAgencies, "/admin/agencies")];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            var input = new CreateAgency.Input { Name = _name, OrganisationNumber = _number, Administrator = _administrator.ToInput() };
            var created = await create.ExecuteAsync(input, _leaving.Token);
            _refusal = created.Error;
            if (created.Succeeded)
            {
                navigation.NavigateTo($"/admin/agencies/{created.Value}");
                return;
            }
        }
        finally
        {
            _isSaving = false;
        }

        await _nameField!.FocusWhenFaultyAsync(_refusal);
        await _numberField!.FocusWhenFaultyAsync(_refusal);
        await _administratorFields!.FocusWhenFaultyAsync(_refusal);
    }
}
