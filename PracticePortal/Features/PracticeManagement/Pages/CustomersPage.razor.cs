using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Pages;

/// <summary>The agency's customers. What is asked of the list stands in the address, except a search that may be a personal number.</summary>
public sealed partial class CustomersPage(
    CustomerListQueries queries, MemberQueries members, NavigationManager navigation, IJSRuntime scripts, TimeProvider clock) : LiveComponent
{
    /// <summary>Searches that were written into the address and are on their way back from the browser, the oldest first.</summary>
    private readonly Queue<string> _onTheWay = new();

    private CustomerList? _list;
    private IReadOnlyList<Colleague> _colleagues = [];
    private CancellationTokenSource? _reading;
    private LateAddress? _address;
    private HashSet<Guid> _changed = [];
    private CustomerListQuestion? _shown;
    private string _inAddress = "";
    private string _typed = "";
    private ListCursor? _from;
    private bool _showsFilters;
    private bool _isReading;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusParameter { get; set; }

    [SupplyParameterFromQuery(Name = "responsible")]
    public string? Responsible { get; set; }

    [SupplyParameterFromQuery(Name = "archived")]
    public string? Archived { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "dir")]
    public string? Direction { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.After)]
    public string? After { get; set; }

    [SupplyParameterFromQuery(Name = ListCursor.Before)]
    public string? Before { get; set; }

    /// <summary>
    /// What the prerendered page showed, so that its rows do not blink. Read once: the framework gives the same value again at each navigation.
    /// </summary>
    [PersistentState]
    public Prerendered? Kept { get; set; }

    private CustomerStatusFilter Status => PageAddress.ReadFilter<CustomerStatusFilter>(StatusParameter);

    private Guid? ResponsibleId => Guid.TryParse(Responsible, out var id) ? id : null;

    private CustomerListQuestion Question => new()
    {
        Search = _typed,
        Status = Status,
        ResponsibleId = ResponsibleId,
        Archived = Archived == "true",
        Sort = PageAddress.ReadFilter<CustomerSort>(Sort),
        Descending = Direction == "desc",
        From = _from,
    };

    private ListCursor? FromInAddress => ListCursor.Read(After, Before);

    private int FiltersSet => (Status == CustomerStatusFilter.All ? 0 : 1) + (ResponsibleId is null ? 0 : 1) + (Question.Archived ? 1 : 0);

    private static IReadOnlyList<ListColumn> Columns =>
    [
        new(CustomersText.ColumnCustomer, nameof(CustomerSort.Name)), new(CustomersText.ColumnNumber, nameof(CustomerSort.Number)),
        new(CustomersText.ColumnScanner, nameof(CustomerSort.Status)), new(CustomersText.ColumnDue, nameof(CustomerSort.Due)),
    ];

    private string CountText => _list switch
    {
        null => "",
        { Count: 1 } => CustomersText.CountOne,
        { AreMore: true } => Sentence.Of(CustomersText.CountMore, Number(_list.Count)),
        _ => Sentence.Of(CustomersText.CountMany, Number(_list.Count)),
    };

    protected override async Task OnInitializedAsync()
    {
        _typed = _inAddress = Search ?? "";
        _from = FromInAddress;
        if (Kept is { } kept)
        {
            (_list, _colleagues, _shown) = (kept.List, kept.Colleagues, Question);
            return;
        }

        await LoadAsync();
        _colleagues = await members.ColleaguesAsync(Leaving);
        Kept = _list is null ? null : new Prerendered(_list, _colleagues);
    }

    protected override async Task OnParametersSetAsync()
    {
        FollowAddress(Search ?? "");
        _from = FromInAddress;
        if (_shown is not null && _shown != Question)
        {
            await LoadAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        var question = Question;
        _reading?.Cancel(); // a newer question stands in its place
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _reading = reading;
        _isReading = true;
        try
        {
            var list = await queries.ListAsync(question, reading.Token);
            _changed = _shown == question ? [.. list.Rows.Except(_list?.Rows ?? []).Select(row => row.Id)] : [];
            (_list, _shown) = (list, question);
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            return; // nobody waits for this answer any more
        }
        finally
        {
            if (_reading == reading)
            {
                (_reading, _isReading) = (null, false);
            }
        }
    }

    /// <summary>Back and links say what is searched; what was typed here does not come back over what was typed since.</summary>
    private void FollowAddress(string search)
    {
        if (search == _inAddress)
        {
            return;
        }

        _inAddress = search;
        if (!_onTheWay.Contains(search))
        {
            _onTheWay.Clear();
            _address?.Forget();
            _typed = search;
            return;
        }

        while (_onTheWay.Dequeue() != search)
        {
            // An older one that the browser passed over.
        }
    }

    private void Expect(string search)
    {
        if (search != _onTheWay.LastOrDefault(_inAddress))
        {
            _onTheWay.Enqueue(search);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _address?.Dispose();
        base.Dispose(disposing);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Name(CustomerStatusFilter status) => status switch
    {
        CustomerStatusFilter.All => CustomersText.FilterStatusAll,
        CustomerStatusFilter.NotActivated => CustomersText.NotActivated,
        _ => Collaborations.CollaborationTexts.Status(new CustomerListQuestion { Status = status }.LatestStatus!.Value),
    };

    private string? ClassOf(CustomerRow row) => _changed.Contains(row.Id) ? "changed" : null;

    private async Task SearchAsync()
    {
        _from = null;
        _address ??= new LateAddress(clock, () => InvokeAsync(WriteAddressAsync));
        _address.WriteSoon();
        await LoadAsync();
    }

    /// <summary>By a script, which leaves the address alone when the person has gone on to another page meanwhile.</summary>
    private async Task WriteAddressAsync()
    {
        Expect(Question.SearchInAddress);
        await scripts.InvokeVoidAsync("portal.replaceAddress", Leaving, Question.Address);
    }

    private void SortBy(ListSort sort) => Go(Question with { Sort = PageAddress.ReadFilter<CustomerSort>(sort.Key), Descending = sort.Descending, From = null });

    private void ChooseResponsible(ChangeEventArgs chosen) =>
        Go(Question with { ResponsibleId = Guid.TryParse(chosen.Value as string, out var id) ? id : null, From = null });

    private void ChooseArchive(ChangeEventArgs chosen) =>
        Go(Question with { Archived = chosen.Value as string == bool.TrueString, From = null });

    private void Clear()
    {
        _typed = "";
        Go(new CustomerListQuestion { Sort = Question.Sort, Descending = Question.Descending });
    }

    private void Go(CustomerListQuestion question)
    {
        _address?.Forget();
        Expect(question.SearchInAddress);
        navigation.NavigateTo(question.Address);
    }

    /// <summary>What the prerendered page showed.</summary>
    public sealed record Prerendered(CustomerList List, IReadOnlyList<Colleague> Colleagues);
}
