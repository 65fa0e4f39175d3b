using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Faults;

/// <summary>What every fault must leave as it was, and what must be there once it has gone.</summary>
internal static class FaultyCase
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Not a row of any table has changed.</summary>
    public static async Task NothingChangedAsync(this ActivationCase the, IReadOnlyList<string> before) =>
        Assert.Empty(DatabasePicture.Difference(before, await the.Portal.ReadAsync(db => db.PictureAsync())));

    public static Task<IReadOnlyList<string>> PictureAsync(this ActivationCase the) => the.Portal.ReadAsync(db => db.PictureAsync());

    /// <summary>The same act again goes through, and what follows from it happens, once.</summary>
    public static async Task WorkGoesOnAsync(this ActivationCase the)
    {
        var activated = await the.ActivateAsync();
        Assert.True(activated.Succeeded, activated.Error?.Code);
        await the.AllFollowsOnceAsync(activated.Value);
    }

    /// <summary>The request waits for its answer, its invitation was sent once, and nothing is left to do.</summary>
    public static async Task AllFollowsOnceAsync(this ActivationCase the, Guid id)
    {
        await the.Portal.DeliverAsync();
        Assert.Equal(CollaborationStatus.AwaitingApproval, (await the.FindAsync(id)).Status);
        Assert.Single(the.Portal.Mail.To(ActivationCase.Contact));
        Assert.Equal((1, 0), await the.Portal.ReadAsync(async db => (await db.Collaborations.CountAsync(Ct), await db.Outbox.CountAsync(m => m.DoneAt == null, Ct))));
    }
}
