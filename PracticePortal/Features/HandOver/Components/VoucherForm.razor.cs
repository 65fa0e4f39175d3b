using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.HandOver.Components;

/// <summary>
/// A receipt's voucher, beside the receipt: proposed, written over, or as it was handed over. What somebody types stays while others change the
/// receipt, and is refused when it is saved over something that they had not seen.
/// </summary>
public sealed partial class VoucherForm(VoucherQueries queries, EditVoucher edit) : LiveList<Guid, VoucherDetails>
{
    private readonly OneAct _act = new();
    private VoucherDraft _draft = new();
    private VoucherSeen? _seen;

    /// <summary>From which the draft was made.</summary>
    private Voucher? _read;
    private bool _isTouched;
    private string? _done;
    private Error? _error;

    [Parameter, EditorRequired]
    public Guid ReceiptId { get; set; }

    protected override Guid Question => ReceiptId;

    protected override async Task<VoucherDetails?> ReadAsync(Guid question)
    {
        var details = await queries.FindAsync(question, Leaving);
        if (details?.Voucher is { } voucher && !(_isTouched && details.IsOpen) && !(_seen == details.Seen && IsSame(voucher)))
        {
            (_draft, _read, _seen, _isTouched) = (VoucherDraft.Of(voucher), voucher, details.Seen, false);
        }

        return details;
    }

    /// <summary>The fields that somebody is about to type in stay where they are while nothing of the voucher changes.</summary>
    private bool IsSame(Voucher voucher) => _read is not null && _read.Text == voucher.Text && _read.Date == voucher.Date && _read.Rows.SequenceEqual(voucher.Rows);

    private static string? Note(VoucherDetails details) => details.Origin switch
    {
        VoucherOrigin.Written => Sentence.Of(HandOverText.WrittenBy, details.By!, PortalTime.Text(details.At!.Value, System.Globalization.CultureInfo.CurrentCulture)),
        VoucherOrigin.Stale => Sentence.Of(HandOverText.StaleBy, details.By!),
        VoucherOrigin.HandedOver => Sentence.Of(HandOverText.HandedOverAs, string.Join(", ", details.References)),
        VoucherOrigin.Proposed when details.Voucher is null => null,
        VoucherOrigin.Proposed => details.Account.Reason switch
        {
            AccountReason.ChosenLast => Sentence.Of(HandOverText.ReasonChosenLast, details.Account.Account),
            AccountReason.Word => Sentence.Of(HandOverText.ReasonWord, details.Account.Account, details.Account.Word),
            AccountReason.Unknown => Sentence.Of(HandOverText.ReasonUnknown, details.Account.Account),
        },
    };

    private void Touch() => (_isTouched, _done) = (true, null);

    private void Change(Action change)
    {
        change();
        Touch();
    }

    private void ChoosePayment(VoucherDetails details, ChangeEventArgs change)
    {
        if (Enum.TryParse<PaymentWay>(change.Value as string, out var way))
        {
            Change(() => _draft.PayBy(Payment.Account(way, details.OrganisationNumber)));
        }
    }

    private Task SaveAsync() => _act.RunAsync(() => EditAsync(_draft.Typed, HandOverText.VoucherSaved));

    private Task DropAsync() => EditAsync(typed: null, HandOverText.ProposalIsBack);

    private async Task EditAsync(TypedVoucher? typed, string done)
    {
        var edited = await edit.ExecuteAsync(ReceiptId, typed, _seen!, CancellationToken.None);
        (_error, _done) = (edited.Error, edited.Succeeded ? done : null);
        if (edited.Succeeded)
        {
            (_isTouched, _read) = (false, null);
            await ReloadAsync();
        }
    }

    private Task ForgetAsync()
    {
        (_isTouched, _read, _error) = (false, null, null);
        return ReloadAsync();
    }
}
