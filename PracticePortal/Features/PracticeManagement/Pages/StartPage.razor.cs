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
    private readonly OneAct _retrying = new();
    private Start? _start;
    private IReadOnlyList<HistoryRow> _latest = [];
    private Error? _refusal;

    /// <summary>What the prerendered page showed, so that nothing blinks. Read once: the framework gives the same value again later.</summary>
    [PersistentState]
    public Prerendered? Kept { get; set; }

    private static IReadOnlyList<(CollaborationsShown Shown, string Name)> Counted =>
    [
        (CollaborationsShown.Awaiting, StartText.CountAwaiting), (CollaborationsShown.Active, StartText.CountActive),
        (CollaborationsShown.Declined, CollaborationTexts.Status(CollaborationStatus.Declined)),
        (CollaborationsShown.Cancelled, CollaborationTexts.Status(CollaborationStatus.Cancelled)),
        (CollaborationsShown.Expired, CollaborationTexts.Status(CollaborationStatus.Expired)),
        (CollaborationsShown.Ended, CollaborationTexts.Status(CollaborationStatus.Ended)),
    ];

    private IReadOnlyList<(string Name, int Count, string Href)> FunnelSteps =>
    [
        (StartText.FunnelActivated, _start!.Funnel.Activated, CollaborationsPage.AddressOf(CollaborationsShown.All)),
        (StartText.FunnelSent, _start.Funnel.Sent, CollaborationsPage.AddressOf(CollaborationsShown.All)),
        (StartText.FunnelOpened, _start.Funnel.Opened, CollaborationsPage.AddressOf(CollaborationsShown.All)),
        (StartText.FunnelApproved, _start.Funnel.Approved, CollaborationsPage.AddressOf(CollaborationsShown.Active)),
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

    private static Glyph Tick(bool isDone) => isDone ? Glyph.Tick : Glyph.DashedRing;

    private static string Why(AttentionRow row) => row.Kind switch
    {
        AttentionKind.Failed => StartText.AttentionFailed,
        AttentionKind.Refused => StartText.AttentionRefused,
        AttentionKind.TaskCompleted => StartText.AttentionTaskCompleted,
        AttentionKind.Expiring => Sentence.Of(StartText.AttentionExpiring, PortalTime.Text(row.AnswerBy!.Value, CultureInfo.CurrentCulture)),
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

    private string Number(CollaborationsShown shown) =>
        shown.Statuses().Sum(status => _start!.Counts.GetValueOrDefault(status)).ToString("N0", CultureInfo.CurrentCulture);

    private int Share(int count) => _start!.Funnel.Activated == 0 ? 0 : (int)Math.Round(100.0 * count / _start.Funnel.Activated);

    private Task RetryAsync(AttentionRow row) =>
        _retrying.RunAsync(async () => _refusal = (await retry.ExecuteAsync(row.CollaborationId, CancellationToken.None)).Error);

    /// <summary>What the prerendered page showed.</summary>
    public sealed record Prerendered(Start Start, IReadOnlyList<HistoryRow> Latest);
}
