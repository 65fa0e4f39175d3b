using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Resources;

namespace PracticePortal.Features.HandOver;

/// <summary>The hand-over in words.</summary>
internal static class HandOverTexts
{
    public static string Name(BookkeepingProgram program) => program switch
    {
        BookkeepingProgram.VismaAdministration => HandOverText.VismaAdministration,
        BookkeepingProgram.BookkeepingAndInvoicing => HandOverText.BookkeepingAndInvoicing,
    };

    public static string Name(PaymentWay way) => way switch
    {
        PaymentWay.CompanyAccount => HandOverText.PaidCompanyAccount,
        PaymentWay.CompanyCard => HandOverText.PaidCompanyCard,
        PaymentWay.Cash => HandOverText.PaidCash,
        PaymentWay.OwnersOutlay => HandOverText.PaidOwner,
        PaymentWay.EmployeesOutlay => HandOverText.PaidEmployee,
        PaymentWay.Unpaid => HandOverText.PaidNotYet,
    };

    public static MarkupString Chip(BatchRow batch) => batch switch
    {
        { UndoneAt: not null } => Chips.Of(Tone.Done, HandOverText.StatusUndone),
        { TakenInAt: not null } => Chips.Of(Tone.Good, HandOverText.StatusTakenIn, Glyph.Tick),
        _ => Chips.Of(Tone.Waiting, HandOverText.StatusHandedOver, Glyph.Collaborations),
    };
}
