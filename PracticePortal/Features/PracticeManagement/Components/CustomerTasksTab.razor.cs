using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>The tab <em>Tasks</em>: what is to be done for the customer, and by whom.</summary>
public sealed partial class CustomerTasksTab(
    TaskQueries queries, CompleteTask complete, ReopenTask reopen, DeleteTask delete, IDialogService dialogs, TimeProvider clock) : LiveComponent
{
    private readonly OneAct _acting = new();
    private readonly Dictionary<Guid, ElementReference> _links = [];
    private TaskList? _list;
    private Error? _refusal;
    private string _said = "";
    private int _page;

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(TasksText.ColumnTask), new(TasksText.ColumnDue), new(TasksText.ColumnAssignee), new(TasksText.ColumnStatus), new(TasksText.ColumnActions),
    ];

    protected override async Task LoadAsync() => _list = await queries.OfCustomerAsync(CustomerId, _page, Leaving);

    private static string Name(TaskRow row) => TaskTexts.Name(row.Type, row.Period);

    private bool IsOverdue(TaskRow row) =>
        row.Status == CustomerTaskStatus.Open && row.DueDate < SwedishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    private string Status(TaskRow row) => row.Status switch
    {
        CustomerTaskStatus.Open => IsOverdue(row) ? TasksText.Overdue : TasksText.StatusOpen,
        CustomerTaskStatus.Completed => TasksText.StatusCompleted,
    };

    private (Tone Tone, Glyph Shape) Look(TaskRow row) => row.Status switch
    {
        CustomerTaskStatus.Open => IsOverdue(row) ? (Tone.Bad, Glyph.Clock) : (Tone.Working, Glyph.Dot),
        CustomerTaskStatus.Completed => (Tone.Good, Glyph.Tick),
    };

    private async Task GoAsync(int page)
    {
        _page = page;
        await ReloadAsync();
    }

    private Task CompleteAsync(TaskRow row) => ActAsync(() => complete.ExecuteAsync(row.Id, CancellationToken.None), Sentence.Of(TasksText.Completed, Name(row)));

    private Task ReopenAsync(TaskRow row) => ActAsync(() => reopen.ExecuteAsync(row.Id, CancellationToken.None), Sentence.Of(TasksText.Reopened, Name(row)));

    private async Task DeleteAsync(TaskRow row)
    {
        var question = new Confirmation(Sentence.Of(TasksText.DeleteTitle, Name(row)), TasksText.DeleteText, TasksText.DeleteTask) { Hurts = true };
        if (!await dialogs.ConfirmAsync(question))
        {
            return;
        }

        var place = _list!.Rows.Select(r => r.Id).ToList().IndexOf(row.Id);
        if (await ActAsync(() => delete.ExecuteAsync(row.Id, CancellationToken.None), Sentence.Of(TasksText.Deleted, Name(row))) && _list.Rows.Count > 0)
        {
            await _links[_list.Rows[Math.Clamp(place, 0, _list.Rows.Count - 1)].Id].FocusAsync(); // the row is gone: on to the next
        }
    }

    /// <summary>Does it and says how it went. False when it was refused, or when there is nobody any more to go on with.</summary>
    private async Task<bool> ActAsync(Func<Task<Result>> act, string done)
    {
        var goesOn = false;
        await _acting.RunAsync(async () =>
        {
            var result = await act();
            (_refusal, _said) = (result.Error, result.Succeeded ? done : "");
            await ReloadAsync();
            goesOn = result.Succeeded && !IsLeft;
        });
        return goesOn;
    }
}
