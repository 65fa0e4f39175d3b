using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Collaborations.Pages;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>Where the agency's day begins. Each number is a link to the list behind it, and all of it changes live.</summary>
public sealed partial class StartPage(StartQueries queries, HistoryQueries history, RetryProvisioning retry) : LiveComponent
{
    private Start? _start;
    private IReadOnlyList<HistoryRow> _latest = [];
    private Error? _refusal;
    private bool _isActing;

    /// <summary>What the prerendered page showed, so that nothing blinks. Read once: the framework gives the same value again later.</summary>
    [PersistentState]
    public Prerendered? Kept { get; set; }

    private IReadOnlyList<(string Name, int Count, string Href)> FunnelSteps =>
    [
        (StartText.FunnelActivated, _start!.Funnel.Activated, CollaborationsPage.AddressOf(CollaborationsShown.All, "", 0)),
        (StartText.FunnelSent, _start.Funnel.Sent, CollaborationsPage.AddressOf(CollaborationsShown.All, "", 0)),
        (StartText.FunnelOpened, _start.Funnel.Opened, CollaborationsPage.AddressOf(CollaborationsShown.All, "", 0)),
        (StartText.FunnelApproved, _start.Funnel.Approved, CollaborationsPage.AddressOf(CollaborationsShown.Active, "", 0)),
    ];

    protected override async Task OnInitializedAsync()
    {
        if (Kept is { } kept)
        {
            (_start, _latest) = (kept.Start, kept.Latest);
            return;
        }

        await ReloadAsync();
        Kept = _start is null ? null : new Prerendered(_start, _latest);
    }

    protected override async Task LoadAsync()
    {
        var start = await queries.ReadAsync(Leaving);
        _latest = await history.LatestAsync(Leaving);
        _start = start;
    }

    private static string Say(string sentence, params object[] values) => string.Format(CultureInfo.CurrentCulture, sentence, values);

    private static Glyph Tick(bool isDone) => isDone ? Glyph.Tick : Glyph.DashedRing;

    private static string Why(AttentionRow row) => row.Kind switch
    {
        AttentionKind.Failed => StartText.AttentionFailed,
        AttentionKind.Refused => StartText.AttentionRefused,
        AttentionKind.TaskCompleted => StartText.AttentionTaskCompleted,
        AttentionKind.Expiring => Say(StartText.AttentionExpiring, PortalTime.Text(row.AnswerBy!.Value, CultureInfo.CurrentCulture)),
        AttentionKind.Declined => StartText.AttentionDeclined,
        AttentionKind.Expired => StartText.AttentionExpired,
    };

    private static string Act(AttentionRow row) => row.Kind switch
    {
        AttentionKind.Failed => StartText.ActRetry,
        AttentionKind.Refused => row.IsNewToSpiris ? StartText.ActCorrect : StartText.ActReason,
        AttentionKind.TaskCompleted => StartText.ActChangeTask,
        AttentionKind.Expiring => StartText.ActResend,
        AttentionKind.Declined => StartText.ActReason,
        AttentionKind.Expired => StartText.ActAgain,
    };

    private string Number(params ReadOnlySpan<CollaborationStatus> statuses)
    {
        var sum = 0;
        foreach (var status in statuses)
        {
            sum += _start!.Counts.GetValueOrDefault(status);
        }

        return sum.ToString("N0", CultureInfo.CurrentCulture);
    }

    private int Share(int count) => _start!.Funnel.Activated == 0 ? 0 : (int)Math.Round(100.0 * count / _start.Funnel.Activated);

    private async Task RetryAsync(AttentionRow row)
    {
        if (_isActing)
        {
            return;
        }

        _isActing = true;
        try
        {
            _refusal = (await retry.ExecuteAsync(row.CollaborationId, Leaving)).Error;
        }
        finally
        {
            _isActing = false;
        }
    }

    /// <summary>What the prerendered page showed.</summary>
    public sealed record Prerendered(Start Start, IReadOnlyList<HistoryRow> Latest);
}
