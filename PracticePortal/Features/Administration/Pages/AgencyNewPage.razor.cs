using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Administration.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>Takes an agency in.</summary>
public sealed partial class AgencyNewPage(CreateAgency create, NavigationManager navigation) : LeavingComponent
{
    private readonly AdministratorForm _administrator = new();
    private readonly OneAct _saving = new();
    private TextField? _nameField;
    private TextField? _numberField;
    private AdministratorFields? _administratorFields;
    private string? _name;
    private string? _number;
    private Error? _refusal;

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavAgencies, "/admin/agencies")];

    private Task SaveAsync() => _saving.RunAsync(async () =>
    {
        var input = new CreateAgency.Input { Name = _name, OrganisationNumber = _number, Administrator = _administrator.ToInput() };
        var created = await create.ExecuteAsync(input, CancellationToken.None);
        _refusal = created.Error;
        if (IsLeft)
        {
            return;
        }

        if (created.Succeeded)
        {
            navigation.NavigateTo($"/admin/agencies/{created.Value}");
            return;
        }

        await _nameField!.FocusWhenFaultyAsync(_refusal);
        await _numberField!.FocusWhenFaultyAsync(_refusal);
        await _administratorFields!.FocusWhenFaultyAsync(_refusal);
    });
}
