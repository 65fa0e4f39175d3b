using PracticePortal.Platform.Live;

namespace PracticePortal.Features.Scanner.Pages;

/// <summary>Who shares the organisation's Scanner.</summary>
public sealed partial class MyScannerPage(ScannerQueries queries) : LiveComponent
{
    private IReadOnlyList<SharingRow>? _rows;

    protected override async Task LoadAsync() => _rows = await queries.OfOrganisationAsync(Leaving);
}
