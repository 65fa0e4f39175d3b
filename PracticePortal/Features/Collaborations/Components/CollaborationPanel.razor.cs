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
    private Form _form;
    private Error? _error;
    private Guid? _taskId;
    private string? _contactName;
    private string? _contactEmail;

    private enum Form
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

    private CollaborationDetails? Current => Customer.Latest;

    private string NameOf(Guid? taskId) => Customer.OpenTasks.FirstOrDefault(t => t.Id == taskId)?.Name ?? "";

    private void OpenActivatePage() => navigation.NavigateTo(ActivatePage.AddressOf(CustomerId));

    private void OpenForm(Form form)
    {
        (_form, _error) = (form, null);
        _taskId = Customer.OpenTasks.FirstOrDefault(t => t.Id == Current?.Task.Id)?.Id;
        (_contactName, _contactEmail) = (Current?.ContactName, Current?.ContactEmail);
    }

    private void CloseForm() => (_form, _error) = (Form.None, null);

    private Task SaveTaskAsync() => DoAsync(ct => verbs.ChangeTask.ExecuteAsync(Current!.Id, _taskId, ct));

    private Task SaveAddressAsync() => DoAsync(ct => verbs.CorrectAddress.ExecuteAsync(Current!.Id, _contactName, _contactEmail, ct));

    private Task RetryAsync() => DoAsync(ct => verbs.Retry.ExecuteAsync(Current!.Id, ct));

    private async Task ResendAsync()
    {
        var question = new Confirmation(CollaborationsText.ResendTitle, CollaborationsText.ResendText, CollaborationsText.Resend)
        {
            Follows = [CollaborationsText.ResendFollows],
        };
        if (await dialogs.ConfirmAsync(question))
        {
            await DoAsync(ct => verbs.Resend.ExecuteAsync(Current!.Id, ct));
        }
    }

    private async Task CancelAsync()
    {
        var question = new Confirmation(
            CollaborationTexts.Say(CollaborationsText.CancelTitle, Customer.CustomerName), CollaborationsText.CancelText, CollaborationsText.CancelCollaboration)
        {
            Follows = [CollaborationsText.CancelFollowsLinks, CollaborationsText.CancelFollowsProvisioned],
            Hurts = true,
        };
        if (await dialogs.ConfirmAsync(question))
        {
            await DoAsync(ct => verbs.Cancel.ExecuteAsync(Current!.Id, ct));
        }
    }

    private async Task EndAsync()
    {
        var question = new Confirmation(
            CollaborationTexts.Say(CollaborationsText.EndTitle, Customer.CustomerName), CollaborationsText.EndText, CollaborationsText.EndCollaboration)
        {
            Follows = [CollaborationsText.EndFollowsAgency, CollaborationsText.EndFollowsCustomer, CollaborationsText.EndFollowsAgain],
            Hurts = true,
        };
        if (await dialogs.ConfirmAsync(question))
        {
            await DoAsync(ct => verbs.End.ExecuteAsync(Current!.Id, ct));
        }
    }

    private async Task DoAsync(Func<CancellationToken, Task<Result>> verb)
    {
        _error = (await verb(CancellationToken.None)).Error; // the click counts, also when the page is left
        if (_error is null)
        {
            _form = Form.None;
        }

        await OnChanged.InvokeAsync();
    }
}
