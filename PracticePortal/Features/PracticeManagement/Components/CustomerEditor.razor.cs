using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>The fields of a customer. A refusal stands at its field, and nothing that was typed is lost.</summary>
public sealed partial class CustomerEditor : ComponentBase
{
    private readonly OneAct _saving = new();
    private TextField? _name;
    private TextField? _number;
    private TextField? _customerNumber;
    private TextField? _contact;
    private TextField? _email;
    private TextField? _street;
    private TextField? _postalCode;
    private TextField? _city;
    private bool _wasTried;

    [Parameter, EditorRequired]
    public CustomerForm Form { get; set; } = new();

    [Parameter, EditorRequired]
    public IReadOnlyList<Colleague> Colleagues { get; set; } = [];

    /// <summary>Why the last try was refused.</summary>
    [Parameter]
    public Error? Refusal { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnSave { get; set; }

    /// <summary>After a colleague's change: what stands in the form wins, knowingly.</summary>
    [Parameter]
    public EventCallback OnSaveAnyway { get; set; }

    [Parameter]
    public string ShowNewHref { get; set; } = "";

    [Parameter, EditorRequired]
    public string BackHref { get; set; } = "";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_wasTried || Refusal is null)
        {
            return;
        }

        _wasTried = false;
        foreach (var field in (TextField?[])[_name, _number, _customerNumber, _contact, _email, _street, _postalCode, _city])
        {
            if (field is not null)
            {
                await field.FocusWhenFaultyAsync(Refusal);
            }
        }
    }

    private string NameOf(Guid memberId) => Colleagues.FirstOrDefault(c => c.Id == memberId)?.Name ?? CustomersText.Nobody;

    private Task SaveAsync() => _saving.RunAsync(async () =>
    {
        await OnSave.InvokeAsync();
        _wasTried = true;
    });
}
