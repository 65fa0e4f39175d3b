using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Collaborations.Components;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Pages;

/// <summary>The last page before a customer is asked: what will happen, who is asked, the letter itself, and what stops or warns.</summary>
public sealed partial class ActivatePage(
    ActivationQueries queries, ActivateCollaboration activate, ReportOrganisation report, RestoreCustomer restore, NavigationManager navigation, IJSRuntime browser)
    : LiveComponent
{
    private ActivationPreview? _preview;
    private RenderedLetter? _letter;
    private Error? _error;
    private Error? _refused;
    private bool _isReported;
    private bool _showsRefusal;
    private ElementReference _refusalPlace;
    private MudSelect<Guid?>? _taskField;

    [Parameter]
    public Guid CustomerId { get; set; }

    /// <summary>The task that was chosen before something had to be mended elsewhere.</summary>
    [SupplyParameterFromQuery(Name = "task")]
    public Guid? ChosenTask { get; set; }

    /// <summary>The letter's language that was looked at.</summary>
    [SupplyParameterFromQuery(Name = "letter")]
    public string? ChosenLanguage { get; set; }

    /// <summary>Kept when the page goes on at another instance, as the language of the letter is.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public Guid? SelectedTask { get; set; }

    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public string? LetterLanguage { get; set; }

    public static string AddressOf(Guid customerId) => $"/customers/{customerId}/collaborations/activate";

    /// <summary>This page as it stands: whoever mends something elsewhere comes back to the same task and letter.</summary>
    private string Here => $"{AddressOf(CustomerId)}?letter={LetterLanguage}{(SelectedTask is { } task ? $"&task={task}" : "")}";

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new(CollaborationsText.Customers, "/customers"),
        new(_preview!.CustomerName, CollaborationsTab.AddressOf(CustomerId)),
    ];

    private string Asked => _preview!.Addresses.Count == 1
        ? CollaborationsText.AskedOne
        : CollaborationTexts.Say(CollaborationsText.AskedMany, _preview.Addresses.Count);

    private string To => _preview!.Addresses switch
    {
        [var only] => CollaborationTexts.Say(CollaborationsText.EmailTo, only),
        [var first, ..] => CollaborationTexts.Say(CollaborationsText.EmailToMore, first, _preview.Addresses.Count - 1),
        _ => "",
    };

    private string? TaskError => _error?.Field == "TaskId" ? ErrorTexts.For(_error) : null;

    protected override async Task LoadAsync()
    {
        var read = await queries.PreviewAsync(CustomerId, Leaving);
        if (!read.Succeeded)
        {
            _refused = read.Error;
            if (read.Error.Kind == ErrorKind.NotFound)
            {
                navigation.NotFound();
            }

            return;
        }

        (_preview, _refused) = (read.Value, null);
        LetterLanguage ??= ChosenLanguage is "en" or "sv" ? ChosenLanguage : _preview.ContactLanguage;
        var isOffered = _preview.Tasks.Any(t => t.Id == (SelectedTask ?? ChosenTask));
        if (SelectedTask is not null && !isOffered)
        {
            _error = CollaborationErrors.TaskGone; // a colleague completed or deleted it
        }

        SelectedTask = isOffered ? SelectedTask ?? ChosenTask : null;
        await ReadLetterAsync();
    }

    private string NameOf(Guid? taskId) => _preview!.Tasks.FirstOrDefault(t => t.Id == taskId)?.Name ?? "";

    private string Pressed(string language) => language == LetterLanguage ? "true" : "false";

    private async Task SelectTaskAsync(Guid? taskId)
    {
        (SelectedTask, _error) = (taskId, null);
        await WithinPageAsync(ReadLetterAsync);
    }

    private async Task ShowLetterAsync(string language)
    {
        LetterLanguage = language;
        await ReadLetterAsync();
    }

    private async Task ReadLetterAsync() => _letter = await queries.LetterAsync(_preview!, SelectedTask, LetterLanguage!, Leaving);

    private async Task ActivateAsync()
    {
        await LetSelectionArriveAsync();
        var activated = await activate.ExecuteAsync(CustomerId, SelectedTask, _preview!.Relation, CancellationToken.None); // the click counts
        if (activated.Succeeded)
        {
            navigation.NavigateTo(CollaborationsTab.AddressOf(CustomerId));
            return;
        }

        await ReloadAsync();
        _error = activated.Error;
        if (_error.Field == "TaskId" && _taskField is not null)
        {
            await _taskField.FocusAsync();
        }
        else
        {
            _showsRefusal = true;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_showsRefusal)
        {
            _showsRefusal = false;
            await _refusalPlace.FocusAsync();
        }
    }

    /// <summary>
    /// The list talks with the browser before it says what was selected, and a quick click overtakes it: the browser answers in order,
    /// so after an answer of our own the list has had its answer, too.
    /// </summary>
    private async Task LetSelectionArriveAsync()
    {
        for (var answers = 0; SelectedTask is null && answers < 3; answers++)
        {
            await browser.InvokeVoidAsync("Boolean", Leaving, []);
        }
    }

    private async Task RestoreAsync()
    {
        _error = (await restore.ExecuteAsync(CustomerId, CancellationToken.None)).Error;
        await ReloadAsync();
    }

    private async Task ReportAsync()
    {
        _error = (await report.ExecuteAsync(CustomerId, CancellationToken.None)).Error;
        _isReported = _error is null;
    }
}
