using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>One request: what is asked, by whom, what follows, and the answer.</summary>
public sealed partial class AnswerPage(MyQueries queries, OpenRequest openRequest) : LiveComponent
{
    private MyRequest? _request;
    private Error? _error;
    private Guid _shown;
    private bool _isUnknown;
    private bool _justAnswered;

    [Parameter]
    public Guid CollaborationId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != CollaborationId)
        {
            (_error, _justAnswered) = (null, false);
            await ReloadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await openRequest.ExecuteAsync(CollaborationId, Leaving); // not while prerendering: a fetched page is no person who looks
        }
    }

    protected override async Task LoadAsync()
    {
        _request = await queries.RequestAsync(CollaborationId, Leaving);
        (_shown, _isUnknown) = (CollaborationId, _request is null);
    }

    private async Task AnsweredAsync(Result answer)
    {
        (_error, _justAnswered) = (answer.Error, answer.Succeeded);
        await ReloadAsync();
    }

    private static string Lead(MyRequest request) => request.Relation switch
    {
        CustomerRelation.UsesScanner => Sentence.Of(MySpirisText.LeadUsesScanner, request.Row.AgencyName),
        CustomerRelation.UsesMySpiris => Sentence.Of(MySpirisText.LeadUsesMySpiris, request.Row.AgencyName, request.Row.CustomerName),
        CustomerRelation.NewToSpiris => Sentence.Of(MySpirisText.LeadNewToSpiris, request.Row.AgencyName, request.Row.CustomerName),
    };
}
