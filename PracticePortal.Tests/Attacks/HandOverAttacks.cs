using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Export;
using PracticePortal.Features.HandOver.Vouchers;
using static PracticePortal.Tests.Attacks.Attempt;

namespace PracticePortal.Tests.Attacks;

/// <summary>The way to the books, from both sides.</summary>
internal static class HandOverAttacks
{
    private static readonly Who[] s_organisation = [Who.OrganisationAdministrator, Who.OrganisationMember];
    private static readonly Who[] s_bothSides = [.. Everyone.Members, .. s_organisation];

    public static IReadOnlyList<Attack> All { get; } =
    [
        Attack.On<EditVoucher>(s_bothSides, (use, a) => use.ExecuteAsync(
            a.Id(a.World.ToHandOver), new TypedVoucher("Pens", [new("6110", "100", ""), new("2641", "25", ""), new("1930", "", "125")]),
            new VoucherSeen(Version: null, ReceiptVoucher.FactsOf(a.World.ToHandOver.Facts)), Ct)),
        Attack.On<HandOverReceipts, HandedOver>(
            Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Active), Order(a), Ct), "for a customer"),
        Attack.On<HandOverReceipts, HandedOver>(s_organisation, (use, a) => use.ExecuteAsync(collaborationId: null, Order(a), Ct), "for one's own"),
        Attack.On<HandOverAgain, HandedOver>(
            s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Batch), BookkeepingProgram.VismaAdministration, Ct)),
        Attack.On<UndoBatch>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Batch), Ct)),
        Attack.On<MarkTakenIn>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Batch), Ct)),
        Attack.On<DownloadBatch, HandOverBatch>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Batch), Ct)),
        Attack.On<ExportReceipts, ExportPeriod>( // of one's own organisation: no row is named
            [.. s_organisation, Who.OtherOrganisation], (use, a) => use.ExecuteAsync(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), Ct)),
    ];

    private static HandOverOrder Order(Attempt a) => new(BookkeepingProgram.VismaAdministration, new DateOnly(2026, 1, 1), [a.Id(a.World.ToHandOver)]);
}
