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
    private readonly OneAct _saving = new();
    private TextField? _nameField;
    private TextField? _numberField;
    private AdministratorFields? _administratorFields;
    private Error? _refusal;

    /// <summary>What is typed. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public Newcomer Typed { get => field ??= new(); set; }

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavAgencies, "/admin/agencies")];

    private Task SaveAsync() => _saving.RunAsync(async () =>
    {
        var input = new CreateAgency.Input { Name = Typed.Name, OrganisationNumber = Typed.Number, Administrator = Typed.Administrator.ToInput() };
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

    public sealed class Newcomer
    {
        public string? Name { get; set; }

        public string? Number { get; set; }

        public AdministratorForm Administrator { get; set; } = new();
    }
}
