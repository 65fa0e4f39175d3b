using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Pages;

/// <summary>The customer's page about Scanner: what it is and how to start it; then who shares it, and terms that await an approval.</summary>
public sealed partial class MyScannerPage(MyScannerQueries queries, ScannerQueries sharing) : LiveComponent
{
    private MyScanner? _scanner;
    private IReadOnlyList<SharingRow>? _rows;
    private Error? _error;
    private string? _done;
    private bool _tellDone;
    private ElementReference _message;

    protected override async Task LoadAsync()
    {
        _scanner = await queries.ReadAsync(Leaving);
        _rows = _scanner?.State == MyScannerState.Started ? await sharing.OfOrganisationAsync(Leaving) : null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_tellDone)
        {
            _tellDone = false;
            await _message.FocusAsync();
        }
    }

    private async Task DoneAsync(Result done)
    {
        var started = _scanner?.State == MyScannerState.NotStarted;
        _error = done.Error;
        _done = done.Succeeded ? started ? ScannerText.StartDone : ScannerText.ApproveDone : null;
        _tellDone = done.Succeeded;
        await ReloadAsync();
    }
}
