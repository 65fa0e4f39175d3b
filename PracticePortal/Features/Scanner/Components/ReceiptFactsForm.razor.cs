using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Domain;
using PracticePortal.Resources;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>
/// What stands on a receipt, to be typed over and approved. A refusal stands at its field, nothing that was typed is lost, and what somebody
/// else has changed meanwhile is shown and not written over.
/// </summary>
public sealed partial class ReceiptFactsForm(CorrectReceipt correct, MakeReady ready, ReadReceiptAgain readAgain) : ComponentBase
{
    private static readonly ReceiptFact[] s_first = [ReceiptFact.Supplier, ReceiptFact.SupplierNumber, ReceiptFact.Date, ReceiptFact.Total, ReceiptFact.Currency];
    private static readonly ReceiptFact[] s_last = [ReceiptFact.CardDigits, ReceiptFact.InvoiceNumber, ReceiptFact.PaymentReference];

    private readonly OneAct _acting = new();
    private Error? _error;
    private string? _said;
    private ReceiptField.FieldFocus? _focus;
    private bool _wasFocused;

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    [Parameter, EditorRequired]
    public ReceiptKnowledge Known { get; set; } = new();

    [Parameter]
    public string? HolderName { get; set; }

    /// <summary>There is another receipt to go on with.</summary>
    [Parameter]
    public bool HasNext { get; set; }

    /// <summary>Nothing stands in the way of its being ready, such as an open question.</summary>
    [Parameter]
    public bool MayReady { get; set; }

    /// <summary>The first field that nobody has confirmed gets the focus.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    /// <summary>A field has the focus: its place on the page is marked.</summary>
    [Parameter]
    public EventCallback<ReceiptFact> OnMark { get; set; }

    /// <summary>Something was saved: the page reads again at once.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>The receipt is ready now.</summary>
    [Parameter]
    public EventCallback OnReady { get; set; }

    /// <summary>What is typed; null while nothing is. Kept when the page goes on at another instance, as is what it was typed over.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public TypedFacts? Typed { get; set; }

    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public ReceiptFacts? Seen { get; set; }

    private IEnumerable<int> Percents => VatRates.Rules.Select(rule => rule.Percent).Concat(Known.Facts.Rates.Select(rate => rate.Percent)).Distinct().OrderDescending();

    private TypedFacts Shown => Typed ?? TypedFacts.Of(Known.Facts, Percents);

    private ReceiptFact ChangedByOthers => Seen is null ? ReceiptFact.None : Seen.Different(Known.Facts);

    private bool IsOvertaken => ChangedByOthers != ReceiptFact.None || ReceiptErrors.IsFactsChanged(_error);

    /// <summary>It changed on this page already, before anything was sent.</summary>
    private string? Overtaken => ChangedByOthers == ReceiptFact.None ? null : ErrorTexts.For(
        ReceiptErrors.FactsChanged((ChangedByOthers & Known.Confirmed) == ReceiptFact.None ? null : HolderName, ChangedByOthers));

    /// <summary>A refusal that no field is to blame for.</summary>
    private Error? General => _error is { Field: null } ? _error : null;

    protected override void OnParametersSet()
    {
        if (TakesFocus && !_wasFocused)
        {
            (_wasFocused, _focus) = (true, new ReceiptField.FieldFocus(Known.FirstUnconfirmed switch
            {
                ReceiptFact.Rates => TypedRate.GrossField(Percents.First()),
                ReceiptFact.Payment => nameof(ReceiptFact.CardDigits),
                var fact => fact.ToString(),
            }));
        }
    }

    private static string Percent(int percent) => string.Create(CultureInfo.CurrentCulture, $"{percent}\u00a0%");

    private RenderFragment Field(ReceiptFact fact) => builder =>
    {
        builder.OpenComponent<ReceiptField>(0);
        builder.SetKey(fact);
        builder.AddComponentParameter(1, nameof(ReceiptField.Field), fact.ToString());
        builder.AddComponentParameter(2, nameof(ReceiptField.Label), ReceiptTexts.Name(fact));
        builder.AddComponentParameter(3, nameof(ReceiptField.Value), Shown.Text(fact));
        builder.AddComponentParameter(4, nameof(ReceiptField.ValueChanged), EventCallback.Factory.Create<string?>(this, text => Type(Shown.With(fact, text))));
        builder.AddComponentParameter(5, nameof(ReceiptField.Type), fact == ReceiptFact.Date ? "date" : "text");
        builder.AddComponentParameter(6, nameof(ReceiptField.InputMode), fact is ReceiptFact.Total ? "decimal" : fact is ReceiptFact.CardDigits ? "numeric" : null);
        builder.AddComponentParameter(7, nameof(ReceiptField.IsRead), Known.IsOnlyRead(fact));
        builder.AddComponentParameter(8, nameof(ReceiptField.Hint), HintOf(fact));
        builder.AddComponentParameter(9, nameof(ReceiptField.Error), _error);
        builder.AddComponentParameter(10, nameof(ReceiptField.Focus), _focus);
        builder.AddComponentParameter(11, nameof(ReceiptField.OnFocus), EventCallback.Factory.Create(this, () => OnMark.InvokeAsync(fact)));
        builder.CloseComponent();
    };

    private string? HintOf(ReceiptFact fact) => !Known.IsOnlyRead(fact) ? null
        : Known.Read.FirstOrDefault(read => read.Fact == fact) is { } read ? Sentence.Of(ScannerText.FactReadSure, read.Sure) : ScannerText.FactRead;

    private void Type(TypedFacts typed)
    {
        Seen ??= Known.Facts;
        (Typed, _said) = (typed, null);
    }

    private void ChoosePayment(ChangeEventArgs change) =>
        Type(Shown with { Payment = Enum.TryParse<ReceiptPayment>(change.Value as string, out var payment) ? payment : null });

    /// <summary>What is new takes its place, where the person typed nothing else; then saving writes over it knowingly.</summary>
    private void TakeNew()
    {
        if (Typed is not null && Seen is not null)
        {
            Typed = Typed.Over(TypedFacts.Of(Seen, Percents), TypedFacts.Of(Known.Facts, Percents));
        }

        (Seen, _error) = (Typed is null ? null : Known.Facts, null);
    }

    private Task SaveAsync() => ActAsync(async () =>
    {
        _error = (await correct.ExecuteAsync(ReceiptId, Seen ?? Known.Facts, Shown, CancellationToken.None)).Error;
        _said = _error is null ? ScannerText.FactsSaved : null;
    }, OnSaved);

    private Task ReadyAsync() => ActAsync(
        async () => _error = (await ready.ExecuteAsync(ReceiptId, Seen ?? Known.Facts, Shown, CancellationToken.None)).Error, OnReady);

    private async Task ReadAgainAsync()
    {
        _error = (await readAgain.ExecuteAsync(ReceiptId, CancellationToken.None)).Error;
        _said = _error is null ? ScannerText.FactsIsReadAgain : null;
    }

    private Task ActAsync(Func<Task> act, EventCallback then) => _acting.RunAsync(async () =>
    {
        await act();
        if (_error is null)
        {
            (Typed, Seen) = (null, null);
            await then.InvokeAsync();
        }
        else if (_error.Field is { } field)
        {
            _focus = new ReceiptField.FieldFocus(field == nameof(ReceiptFact.Rates) ? TypedRate.GrossField(Percents.First()) : field);
        }
        else if (ReceiptErrors.IsFactsChanged(_error))
        {
            await OnSaved.InvokeAsync();
        }
    });
}
