using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>Verifies the history's seals, also against a head that was kept elsewhere.</summary>
public sealed partial class AuditVerifyPage(VerifyHistory history) : LeavingComponent
{
    private readonly OneAct _verifying = new();
    private TextField? _headField;
    private HistoryVerdict? _told;
    private Error? _refusal;

    /// <summary>What is typed. Kept when the page goes on at another instance.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public string? KnownHead { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavAudit, "/admin/audit")];

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.SealColumnFault), new(AdministrationText.SealColumnChain),
        new(AdministrationText.SealColumnNumber) { IsNumber = true }, new(AdministrationText.SealColumnEntry),
    ];

    private Task VerifyAsync() => _verifying.RunAsync(async () =>
    {
        var read = await history.ReadAsync(KnownHead ?? "", Leaving);
        _refusal = read.Error;
        _told = read.Succeeded ? read.Value : null;
        if (!IsLeft)
        {
            await _headField!.FocusWhenFaultyAsync(_refusal);
        }
    });
}
