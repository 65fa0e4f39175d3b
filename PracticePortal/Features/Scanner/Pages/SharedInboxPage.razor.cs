using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.Scanner.Pages;

/// <summary>A customer's receipts, as the agency sees them for as long as it shares the customer's Scanner.</summary>
public sealed partial class SharedInboxPage(ScannerQueries queries) : LiveList<Guid, SharingRow>
{
    /// <summary>The collaboration.</summary>
    [Parameter]
    public Guid SharingId { get; set; }

    protected override Guid Question => SharingId;

    protected override Task<SharingRow?> ReadAsync(Guid question) => queries.FindOpenAsync(question, Leaving);
}
