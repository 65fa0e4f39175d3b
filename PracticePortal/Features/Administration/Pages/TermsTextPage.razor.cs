using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>One published text, as customers read it.</summary>
public sealed partial class TermsTextPage(PublishedTerms terms) : LiveComponent
{
    private TermsVersion? _version;
    private bool _isClosed;

    [Parameter]
    public Guid TermsId { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavTerms, "/admin/terms")];

    protected override async Task LoadAsync()
    {
        _version = await terms.FindAsync(TermsId, Leaving);
        _isClosed = _version is null;
    }
}
