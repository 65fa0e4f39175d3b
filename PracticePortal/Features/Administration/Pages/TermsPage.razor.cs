using PracticePortal.Components.Shared;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>The published documents.</summary>
public sealed partial class TermsPage(PublishedTerms terms) : LiveComponent
{
    /// <summary>Enough to compare by eye; the whole hash stands on the text's own page.</summary>
    private const int HashShown = 12;

    private IReadOnlyList<TermsRow>? _rows;
    private bool _isClosed;

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(AdministrationText.ColumnDocument), new(CommonText.Language),
        new(AdministrationText.ColumnPublished), new(AdministrationText.ColumnAppliesFrom), new(AdministrationText.ColumnHash), new(AdministrationText.ColumnApprovals) { IsNumber = true },
    ];

    protected override async Task LoadAsync()
    {
        _rows = await terms.ListAsync(Leaving);
        _isClosed = _rows is null;
    }
}
