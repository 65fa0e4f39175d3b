using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>The Scanner terms with their box, and the button that starts Scanner or only approves them.</summary>
public sealed partial class ScannerTermsForm(StartScanner start, ApproveScannerTerms approve) : ComponentBase
{
    private Error? _error;
    private int? _ticked;
    private ElementReference _box;

    /// <summary>What has to be approved; null when there is nothing.</summary>
    [Parameter]
    public DocumentToRead? Terms { get; set; }

    /// <summary>Starts Scanner, too.</summary>
    [Parameter]
    public bool Starts { get; set; }

    /// <summary>It is done, or refused for a reason that this form cannot mend.</summary>
    [Parameter]
    public EventCallback<Result> OnDone { get; set; }

    private string Text => Starts ? ScannerText.Start : ScannerText.Approve;

    private string BusyText => Starts ? ScannerText.Starting : ScannerText.Approving;

    /// <summary>A tick is for a version, in whichever language it is read; a newer one is not ticked by it.</summary>
    private bool IsTicked => Terms is { } terms && _ticked == terms.Number;

    private void Tick(ChangeEventArgs change) => _ticked = change.Value is true ? Terms?.Number : null;

    private async Task ActAsync()
    {
        var versionId = IsTicked ? Terms!.VersionId : (Guid?)null;
        var done = await (Starts ? start.ExecuteAsync(versionId, CancellationToken.None) : approve.ExecuteAsync(versionId, CancellationToken.None));
        _error = done.Error == TermsErrors.NotApproved ? done.Error : null;
        if (_error is null)
        {
            await OnDone.InvokeAsync(done);
        }
        else
        {
            await _box.FocusAsync();
        }
    }
}
