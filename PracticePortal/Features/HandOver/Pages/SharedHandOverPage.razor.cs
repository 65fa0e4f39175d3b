using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Scanner;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.HandOver.Pages;

/// <summary>A customer's way to the books, as the agency goes it for as long as it shares the customer's Scanner.</summary>
public sealed partial class SharedHandOverPage(ScannerQueries queries) : LiveList<Guid, SharingRow>
{
    /// <summary>The collaboration.</summary>
    [Parameter]
    public Guid SharingId { get; set; }

    protected override Guid Question => SharingId;

    protected override Task<SharingRow?> ReadAsync(Guid question) => queries.FindOpenAsync(question, Leaving);
}
