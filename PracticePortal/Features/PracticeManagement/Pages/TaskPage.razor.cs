using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>A customer's task: a new one, or one that is changed. Goes back to the page that asked for it.</summary>
public sealed partial class TaskPage(
    CustomerPageQueries customers, CustomerQueries staff, TaskQueries tasks, AddTask add, EditTask edit, NavigationManager navigation)
    : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<Colleague> _colleagues = [];
    private TaskForm _form = new();
    private CustomerFrame? _customer;
    private TextField? _period;
    private TextField? _due;
    private Error? _refusal;
    private bool _isCompleted;
    private bool _isMissing;
    private bool _isSaving;
    private bool _wasTried;
    private int _version;
    private Guid? _added;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public Guid? TaskId { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private IReadOnlyList<Crumb> Above =>
    [
        new(CustomersText.Customers, "/customers"), new(_customer!.Name, $"/customers/{Id}"), new(CustomersText.TabTasks, $"/customers/{Id}/tasks"),
    ];

    private string Back => ReturnUrl is null ? $"/customers/{Id}/tasks" : LocalAddress.OrHome(ReturnUrl);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _colleagues = await staff.ColleaguesAsync(_leaving.Token);
        var customer = await customers.FrameAsync(Id, _leaving.Token);
        if (TaskId is { } taskId)
        {
            var task = await tasks.FindForEditAsync(Id, taskId, _leaving.Token);
            _isMissing = task is null;
            if (task is not null)
            {
                (_form, _version, _isCompleted) = (TaskForm.Of(task.Details), task.Version, task.Status == CustomerTaskStatus.Completed);
            }
        }

        _isMissing |= customer is null;
        _customer = customer;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wasTried && _refusal is not null)
        {
            _wasTried = false;
            await _period!.FocusWhenFaultyAsync(_refusal);
            await _due!.FocusWhenFaultyAsync(_refusal);
        }
    }

    private string NameOf(Guid memberId) => _colleagues.FirstOrDefault(c => c.Id == memberId)?.Name ?? TasksText.Nobody;

    private void ChooseParticipants(IEnumerable<Guid>? chosen) => _form.ParticipantIds = [.. chosen ?? []];

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            _refusal = await TrySaveAsync();
        }
        finally
        {
            _isSaving = false;
        }

        if (_refusal is null)
        {
            navigation.NavigateTo(_added is { } task && ReturnUrl is not null ? navigation.GetUriWithQueryParameters(navigation.ToAbsoluteUri(Back).ToString(), new Dictionary<string, object?> { ["task"] = task }) : Back);
        }

        _wasTried = true;
    }

    /// <summary>The colleague's change was seen, and what stands in the form is to win.</summary>
    private async Task SaveAnywayAsync()
    {
        _version = (await tasks.FindForEditAsync(Id, TaskId!.Value, _leaving.Token))?.Version ?? _version;
        await SaveAsync();
    }

    private async Task<Error?> TrySaveAsync()
    {
        var details = _form.ToDetails();
        if (!details.Succeeded)
        {
            return details.Error;
        }

        if (TaskId is { } taskId)
        {
            return (await edit.ExecuteAsync(taskId, _version, details.Value, CancellationToken.None)).Error;
        }

        var added = await add.ExecuteAsync(Id, details.Value, CancellationToken.None);
        _added = added.Succeeded ? added.Value : null;
        return added.Error;
    }
}
