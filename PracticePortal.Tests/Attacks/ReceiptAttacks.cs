using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;
using static PracticePortal.Tests.Attacks.Attempt;

namespace PracticePortal.Tests.Attacks;

/// <summary>Receipts, from both sides.</summary>
internal static class ReceiptAttacks
{
    private static readonly Who[] s_organisation = [Who.OrganisationAdministrator, Who.OrganisationMember];

    private static readonly Who[] s_bothSides = [.. Everyone.Members, .. s_organisation];

    public static IReadOnlyList<Attack> All { get; } =
    [
        Attack.On<BeginReceipt, UploadState>(
            Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Active), organisationId: null, Guid.NewGuid(), [GivenFile.Png().Announced], Ct), "for a customer"),
        Attack.On<BeginReceipt, UploadState>(
            s_organisation, (use, a) => use.ExecuteAsync(collaborationId: null, a.World.Organisation.Id, Guid.NewGuid(), [GivenFile.Png().Announced], Ct), "for one's own"),

        // Only whoever announced a receipt sends it.
        Attack.On<ReceiveChunk, FileProgress>([Who.Consultant], SendAsync),
        Attack.On<CompleteReceipt, UploadState>([Who.Consultant], async (use, a) =>
        {
            if (a.IsRightful)
            {
                await SendAsync(a.Use<ReceiveChunk>(), a);
            }

            return await use.ExecuteAsync(a.Id(a.World.Upload), Ct);
        }),
        Attack.On<ReadReceiptAgain>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), Ct)),
        Attack.On<CorrectReceipt>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), ReceiptFacts.None, new TypedFacts { Supplier = "Järnboden" }, Ct)),
        Attack.On<MakeReady>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), ReceiptFacts.None, TypedFacts.Of(GivenReceipt.Facts, [25]), Ct)),
        Attack.On<ReopenReceipt>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Ready), Ct)),
        Attack.On<ArchiveReceipt>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), Ct)),
        Attack.On<RestoreReceipt>(s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.PutAside), Ct)),
        Attack.On<RecordOpening>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), Ct)),
        Attack.On<AskCustomer>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), "What was it for?", Ct)),
        Attack.On<WithdrawQuestion>(Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Asked), Ct)),
        Attack.On<AnswerQuestion>(s_organisation, (use, a) => use.ExecuteAsync(a.Id(a.World.Asked), "Hinges.", Ct)),
        Attack.On<TurnPage>(
            s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.LongReceipt), a.Id(a.World.LongReceipt.Files[0].Id), 2, 1, Ct)),
        Attack.On<SplitReceipt, Guid>(
            s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.LongReceipt), a.Id(a.World.LongReceipt.Files[0].Id), 2, Ct)),
        Attack.On<MergeReceipts>(
            s_bothSides, (use, a) => use.ExecuteAsync(a.Id(a.World.LongReceipt), a.Id(a.World.Receipt), Ct)),
    ];

    private static async Task<Result<FileProgress>> SendAsync(ReceiveChunk use, Attempt attempt)
    {
        var content = attempt.World.UploadPicture.Content;
        using var stream = new MemoryStream(content);
        var place = new ChunkPlace(attempt.Id(attempt.World.Upload), attempt.Id(attempt.World.UploadPicture.Id), 0, GivenFile.Hash(content));
        return await use.ExecuteAsync(place, stream, Ct);
    }
}
