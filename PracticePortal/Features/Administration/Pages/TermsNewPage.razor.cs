using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>Publishes a new version of a document: write, look at it as customers will, publish.</summary>
public sealed partial class TermsNewPage(PublishTerms publish) : ComponentBase
{
    private const string Preview = "preview";
    private const string Publish = "publish";
    private const string Edit = "edit";

    private TermsDraft? _draft;
    private Error? _error;
    private bool _previews;
    private bool _done;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "document")]
    public string? DocumentParameter { get; set; }

    [SupplyParameterFromForm(FormName = "publish")]
    public PublishTerms.Input Input { get; set; } = default!;

    /// <summary>Which button was pressed.</summary>
    [SupplyParameterFromForm(FormName = "publish")]
    public string? Act { get; set; }

    private static IReadOnlyList<Crumb> Above => [new(CommonText.NavTerms, "/admin/terms")];

    protected override async Task OnInitializedAsync()
    {
        LinkPage.KeepPrivate(Http.Response);
        _draft = await publish.StartAsync(Input?.Document ?? PageAddress.ReadFilter<TermsDocument>(DocumentParameter), Http.RequestAborted);
        Input ??= new PublishTerms.Input { English = _draft?.English, Swedish = _draft?.Swedish };
    }

    private async Task ActAsync()
    {
        if (Act == Edit)
        {
            return; // what was written stands in the form
        }

        var done = Act == Publish
            ? await publish.ExecuteAsync(Input, CancellationToken.None)
            : await publish.PreviewAsync(Input, CancellationToken.None);
        _error = done.Error;
        if (done.Succeeded)
        {
            (_draft, _previews, _done) = (done.Value, Act == Preview, Act == Publish);
        }
    }

    private static string AddressOf(TermsDocument document) => $"/admin/terms/new?document={document}";

    private static string FromWhen(TermsDraft draft) => draft.AppliesFrom is { } from
        ? Sentence.Of(AdministrationText.AppliesFromThen, PortalTime.DateText(from, CultureInfo.CurrentCulture))
        : AdministrationText.AppliesAtOnce;
}
