using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Tests.Support;
using static PracticePortal.Tests.Attacks.Attempt;

namespace PracticePortal.Tests.Attacks;

/// <summary>Receipts, from both sides.</summary>
internal static class ReceiptAttacks
{
    private static readonly Who[] s_organisation = [Who.OrganisationAdministrator, Who.OrganisationMember];

    public static IReadOnlyList<Attack> All { get; } =
    [
        Attack.On<BeginReceipt, UploadState>(
            Everyone.Members, (use, a) => use.ExecuteAsync(a.Id(a.World.Active), Guid.NewGuid(), [GivenFile.Png().Announced], Ct), "for a customer"),
        Attack.On<BeginReceipt, UploadState>(
            s_organisation, (use, a) => use.ExecuteAsync(collaborationId: null, Guid.NewGuid(), [GivenFile.Png().Announced], Ct), "for one's own"),

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
        Attack.On<ReadReceiptAgain>([.. Everyone.Members, .. s_organisation], (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), Ct)),
        Attack.On<ArchiveReceipt>([.. Everyone.Members, .. s_organisation], (use, a) => use.ExecuteAsync(a.Id(a.World.Receipt), Ct)),
    ];

    private static async Task<PracticePortal.Platform.Domain.Result<FileProgress>> SendAsync(ReceiveChunk use, Attempt attempt)
    {
        var content = attempt.World.UploadPicture.Content;
        using var stream = new MemoryStream(content);
        var place = new ChunkPlace(attempt.Id(attempt.World.Upload), attempt.Id(attempt.World.UploadPicture.Id), 0, GivenFile.Hash(content));
        return await use.ExecuteAsync(place, stream, Ct);
    }
}
