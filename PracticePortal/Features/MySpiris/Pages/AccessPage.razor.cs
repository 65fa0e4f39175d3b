using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>Which agencies see the receipts, who there, and the way to end it.</summary>
public sealed partial class AccessPage(MyQueries queries, EndCollaboration end, IDialogService dialogs) : LiveComponent
{
    private MyAccess? _access;
    private Error? _error;
    private ElementReference _message;
    private string? _done;
    private bool _tellDone;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_tellDone)
        {
            _tellDone = false;
            await _message.FocusAsync();
        }
    }

    protected override async Task LoadAsync() => _access = await queries.AccessAsync(Leaving);

    private async Task EndAsync(AgencyAccess agency)
    {
        var name = agency.Row.AgencyName;
        var question = new Confirmation(Sentence.Of(MySpirisText.EndTitle, name), MySpirisText.EndText, MySpirisText.EndCollaboration)
        {
            Follows = [Sentence.Of(MySpirisText.EndFollowsAccess, name), MySpirisText.EndFollowsReceipts, Sentence.Of(MySpirisText.EndFollowsAgain, name)],
            Hurts = true,
        };
        if (!await dialogs.ConfirmAsync(question))
        {
            return;
        }

        var ended = await end.ExecuteAsync(agency.Row.Id, CancellationToken.None);
        _error = ended.Error;
        _done = ended.Succeeded ? Sentence.Of(MySpirisText.EndDone, name) : null;
        _tellDone = ended.Succeeded;
        await ReloadAsync();
    }
}
