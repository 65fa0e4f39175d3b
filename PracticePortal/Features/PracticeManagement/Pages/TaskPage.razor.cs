using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>A customer's task: a new one, or one that is changed. Goes back to the page that asked for it.</summary>
public sealed partial class TaskPage(
    CustomerPageQueries customers, MemberQueries members, TaskQueries tasks, AddTask add, EditTask edit, NavigationManager navigation)
    : LeavingComponent
{
    private readonly OneAct _saving = new();
    private IReadOnlyList<Colleague> _colleagues = [];
    private CustomerFrame? _customer;
    private TextField? _period;
    private TextField? _due;
    private Error? _refusal;
    private bool _isCompleted;
    private bool _isMissing;
    private bool _wasTried;
    private Guid? _added;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public Guid? TaskId { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>What is typed, and the version that it started from. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public Edited? Draft { get; set; }

    private TaskForm Form => (Draft ??= new Edited(new TaskForm(), Version: 0)).Form;

    private IReadOnlyList<Crumb> Above =>
    [
        new(CustomersText.Customers, "/customers"), new(_customer!.Name, $"/customers/{Id}"), new(CustomersText.TabTasks, $"/customers/{Id}/tasks"),
    ];

    private string Back => ReturnUrl is null ? $"/customers/{Id}/tasks" : LocalAddress.OrHome(ReturnUrl);

    protected override async Task OnInitializedAsync()
    {
        _colleagues = await members.ColleaguesAsync(Leaving);
        var customer = await customers.FrameAsync(Id, Leaving);
        if (TaskId is { } taskId)
        {
            var task = await tasks.FindForEditAsync(Id, taskId, Leaving);
            _isMissing = task is null;
            if (task is not null)
            {
                Draft ??= new Edited(TaskForm.Of(task.Details), task.Version);
                _isCompleted = task.Status == CustomerTaskStatus.Completed;
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

    private void ChooseParticipants(IEnumerable<Guid>? chosen) => Form.ParticipantIds = [.. chosen ?? []];

    private Task SaveAsync() => _saving.RunAsync(async () =>
    {
        _refusal = await TrySaveAsync();
        _wasTried = true;
        if (_refusal is null && !IsLeft)
        {
            navigation.NavigateTo(ReturnUrl is not null && _added is { } task ? WithTask(Back, task) : Back);
        }
    });

    /// <summary>Whoever asked for a new task gets it selected.</summary>
    private string WithTask(string address, Guid task) => navigation.GetUriWithQueryParameters(
        navigation.ToAbsoluteUri(address).ToString(), new Dictionary<string, object?> { ["task"] = task });

    /// <summary>The colleague's change was seen, and what stands in the form is to win.</summary>
    private async Task SaveAnywayAsync()
    {
        if (await tasks.FindForEditAsync(Id, TaskId!.Value, Leaving) is { } now)
        {
            Draft = Draft! with { Version = now.Version };
        }

        await SaveAsync();
    }

    private async Task<Error?> TrySaveAsync()
    {
        var details = Form.ToDetails();
        if (!details.Succeeded)
        {
            return details.Error;
        }

        if (TaskId is { } taskId)
        {
            return (await edit.ExecuteAsync(taskId, Draft!.Version, details.Value, CancellationToken.None)).Error;
        }

        var added = await add.ExecuteAsync(Id, details.Value, CancellationToken.None);
        _added = added.Succeeded ? added.Value : null;
        return added.Error;
    }

    public sealed record Edited(TaskForm Form, int Version);
}
