using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Administration.Pages;

/// <summary>What portal administrators did.</summary>
public sealed partial class PortalAuditPage(PortalHistory history, NavigationManager navigation) : LiveList<int, PortalHistoryList>
{
    /// <summary>Counted from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageParameter { get; set; }

    protected override int Question => PageNumber;

    private int PageNumber => PageAddress.ReadPage(PageParameter);

    private static IReadOnlyList<ListColumn> Columns =>
        [new(AdministrationText.ColumnWhat), new(AdministrationText.ColumnWho), new(AdministrationText.ColumnWhen)];

    protected override Task<PortalHistoryList?> ReadAsync(int question) => history.ListAsync(question, Leaving);

    private static string Say(PortalHistoryRow row)
    {
        var sentence = AdministrationText.ResourceManager.GetString($"Audit{ErrorTexts.Key(row.What)}", CultureInfo.CurrentUICulture) ?? row.What;
        return row is { What: TermsPublished.What, Details: [var document, var number, var from] }
            ? Sentence.Of(sentence, TermsNames.Of(Enum.Parse<TermsDocument>(document), int.Parse(number, CultureInfo.InvariantCulture)), DayOf(from))
            : Sentence.Of(sentence, [.. row.Details, "", ""]);
    }

    private static string DayOf(string utc) => PortalTime.Text(
        DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), CultureInfo.CurrentCulture);

    private void Go(int page) => navigation.NavigateTo(PageAddress.Of("/admin/audit", page));
}
