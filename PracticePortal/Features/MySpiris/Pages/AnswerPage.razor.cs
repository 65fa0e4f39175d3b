using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>One request: what is asked, by whom, what follows, and the answer.</summary>
public sealed partial class AnswerPage(MyQueries queries, OpenRequest openRequest, OwnChanges changes) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private MyRequest? _request;
    private IDisposable? _listening;
    private Error? _error;
    private bool _isUnknown;
    private bool _justAnswered;

    [Parameter]
    public Guid CollaborationId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_request?.Row.Id != CollaborationId)
        {
            (_error, _justAnswered) = (null, false);
            await ReadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _listening = await changes.ListenAsync(() => InvokeAsync(ReloadAsync));
        await openRequest.ExecuteAsync(CollaborationId, _leaving.Token); // not while prerendering: a fetched page is no person who looks
        await ReloadAsync();
    }

    public void Dispose()
    {
        _listening?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task AnsweredAsync(Result answer)
    {
        _error = answer.Error;
        _justAnswered = answer.Succeeded;
        await ReadAsync();
    }

    private async Task ReloadAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        _request = await queries.RequestAsync(CollaborationId, _leaving.Token);
        _isUnknown = _request is null;
    }

    private static string Lead(MyRequest request) => request.Relation switch
    {
        CustomerRelation.UsesScanner => Sentence.Of(MySpirisText.LeadUsesScanner, request.Row.AgencyName),
        CustomerRelation.UsesMySpiris => Sentence.Of(MySpirisText.LeadUsesMySpiris, request.Row.AgencyName, request.Row.CustomerName),
        CustomerRelation.NewToSpiris => Sentence.Of(MySpirisText.LeadNewToSpiris, request.Row.AgencyName, request.Row.CustomerName),
    };
}
