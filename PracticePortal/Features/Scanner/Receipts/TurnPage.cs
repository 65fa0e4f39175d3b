using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Scanner.Receipts;

/// <summary>Either side turns a page, for everybody who looks at it from then on. The original is not touched.</summary>
public sealed class TurnPage(ScannerDoor door, WorkAllowance allowance)
{
    /// <param name="receiptId">Which receipt.</param>
    /// <param name="fileId">The file that the page is in.</param>
    /// <param name="page">Of the original, from 1.</param>
    /// <param name="quarterTurns">Clockwise from how it was brought, nought to three: two who turn the same page at once do not turn it twice.</param>
    /// <param name="ct">Cancels before the save.</param>
    public Task<Result> ExecuteAsync(Guid receiptId, Guid fileId, int page, int quarterTurns, CancellationToken ct) =>
        Overtaken.StartAgainAsync(() => TurnAsync(receiptId, fileId, page, quarterTurns, ct));

    private async Task<Result> TurnAsync(Guid receiptId, Guid fileId, int page, int quarterTurns, CancellationToken ct)
    {
        await using var visit = await door.OfReceiptAsync(receiptId, ct);
        if (visit is null || await visit.FindWithFilesAsync(receiptId, ct) is not { } receipt)
        {
            return CommonErrors.NotFound;
        }

        var turned = receipt.TurnPage(fileId, page, quarterTurns, await visit.AudienceAsync(ct));
        return turned.Error is { } refused ? refused
            : allowance.TakeTurn(visit.UserId) is { } tooMuch ? tooMuch
            : await visit.Db.TrySaveAsync(ct);
    }
}
