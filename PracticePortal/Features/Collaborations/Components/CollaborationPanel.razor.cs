using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Collaborations.Pages;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Components;

/// <summary>One service of a customer: how its collaboration stands, and the verbs that its status allows.</summary>
public sealed partial class CollaborationPanel(
    CollaborationVerbs verbs, IDialogService dialogs, NavigationManager navigation) : ComponentBase
{
    private Error? _error;
    private TextField? _nameField;
    private TextField? _emailField;
    private bool _isSaving;
    private bool _wasTried;

    public enum Form
    {
        None,
        Task,
        Address,
    }

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    [Parameter, EditorRequired]
    public required CustomerCollaborations Customer { get; set; }

    /// <summary>Something was done here: the page reads again at once, without waiting for the live message.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>The form that is open, with what is typed in it. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public OpenForm Opened { get => field ??= new(); set; }

    private CollaborationDetails? Current => Customer.Latest;

    private string NameOf(Guid? taskId) => Customer.OpenTasks.FirstOrDefault(t => t.Id == taskId)?.Name ?? "";

    private void OpenActivatePage() => navigation.NavigateTo(ActivatePage.AddressOf(CustomerId));

    private void Open(Form form)
    {
        _error = null;
        Opened = new OpenForm
        {
            Form = form,
            TaskId = Customer.OpenTasks.FirstOrDefault(t => t.Id == Current?.Task.Id)?.Id,
            ContactName = Current?.ContactName,
            ContactEmail = Current?.ContactEmail,
        };
    }

    private void CloseForm() => (Opened, _error) = (new OpenForm(), null);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wasTried && _nameField is not null && _emailField is not null)
        {
            _wasTried = false;
            await _nameField.FocusWhenFaultyAsync(_error);
            await _emailField.FocusWhenFaultyAsync(_error);
        }
    }

    private Task SaveTaskAsync() => SaveAsync(id => verbs.ChangeTask.ExecuteAsync(id, Opened.TaskId, CancellationToken.None));

    private async Task SaveAddressAsync()
    {
        await SaveAsync(id => verbs.CorrectAddress.ExecuteAsync(id, Opened.ContactName, Opened.ContactEmail, CancellationToken.None));
        _wasTried = true;
    }

    private Task RetryAsync() => DoAsync(verbs.Retry.ExecuteAsync(Current!.Id, CancellationToken.None));

    private Task ResendAsync() => AskThenDoAsync(
        new Confirmation(CollaborationsText.ResendTitle, CollaborationsText.ResendText, CollaborationsText.Resend)
        {
            Follows = [CollaborationsText.ResendFollows],
        },
        id => verbs.Resend.ExecuteAsync(id, CancellationToken.None));

    private Task CancelAsync() => AskThenDoAsync(
        new Confirmation(
            CollaborationTexts.Say(CollaborationsText.CancelTitle, Customer.CustomerName), CollaborationsText.CancelText, CollaborationsText.CancelCollaboration)
        {
            Follows = [CollaborationsText.CancelFollowsLinks, CollaborationsText.CancelFollowsProvisioned],
            Hurts = true,
        },
        id => verbs.Cancel.ExecuteAsync(id, CancellationToken.None));

    private Task EndAsync() => AskThenDoAsync(
        new Confirmation(
            CollaborationTexts.Say(CollaborationsText.EndTitle, Customer.CustomerName), CollaborationsText.EndText, CollaborationsText.EndCollaboration)
        {
            Follows = [CollaborationsText.EndFollowsAgency, CollaborationsText.EndFollowsCustomer, CollaborationsText.EndFollowsAgain],
            Hurts = true,
        },
        id => verbs.End.ExecuteAsync(id, CancellationToken.None));

    /// <summary>The yes is for the collaboration that the question was asked about, also when a colleague has activated anew meanwhile.</summary>
    private async Task AskThenDoAsync(Confirmation question, Func<Guid, Task<Result>> verb)
    {
        var id = Current!.Id;
        if (await dialogs.ConfirmAsync(question))
        {
            await DoAsync(verb(id));
        }
    }

    private async Task SaveAsync(Func<Guid, Task<Result>> verb)
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            await DoAsync(verb(Current!.Id));
        }
        finally
        {
            _isSaving = false;
        }
    }

    /// <summary>The click counts, also when the page is left: verbs are not cancelled.</summary>
    private async Task DoAsync(Task<Result> verb)
    {
        _error = (await verb).Error;
        if (_error is null)
        {
            Opened = new OpenForm();
        }

        await OnChanged.InvokeAsync();
    }

    public sealed class OpenForm
    {
        public Form Form { get; set; }

        public Guid? TaskId { get; set; }

        public string? ContactName { get; set; }

        public string? ContactEmail { get; set; }
    }
}
