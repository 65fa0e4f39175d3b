using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity.Sessions;

namespace PracticePortal.Platform.Identity;

/// <summary>A feature that gives people hats.</summary>
public interface IHatSource
{
    Task<IReadOnlyList<AvailableHat>> ForAsync(Guid userId, CancellationToken ct);
}

/// <summary>All hats that a person may put on, as the database says now.</summary>
public sealed class Hats(IEnumerable<IHatSource> sources, SecondFactorDemand demand, TenantDbContextFactory contexts)
{
    public async Task<IReadOnlyList<AvailableHat>> ForAsync(PortalUser user, CancellationToken ct)
    {
        List<AvailableHat> hats = [];
        foreach (var source in sources)
        {
            hats.AddRange(await source.ForAsync(user.Id, ct));
        }

        if (user.IsPortalAdministrator)
        {
            hats.Add(new AvailableHat(Hat.Portal, "", user.Name, IsAdministrator: true, DemandsSecondFactor: true));
        }

        return hats;
    }

    /// <summary>
    /// The hat used last if it still is the person's, else the first that is not pending; null for somebody without any, and for whoever owes
    /// the second factor that it demands.
    /// </summary>
    /// <param name="user">Who.</param>
    /// <param name="proof">What the session began with; null for no session.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<AvailableHat?> InUseAsync(PortalUser user, SessionProof? proof, CancellationToken ct) =>
        await ChosenAsync(user, ct) is { } hat && !await IsOwedAsync(hat, user, proof, ct) ? hat : null;

    /// <summary>The hat that the person would wear had they shown a second factor; null when none is owed.</summary>
    public async Task<AvailableHat?> OwingAsync(PortalUser user, SessionProof? proof, CancellationToken ct) =>
        await ChosenAsync(user, ct) is { } hat && await IsOwedAsync(hat, user, proof, ct) ? hat : null;

    private async Task<bool> IsOwedAsync(AvailableHat hat, PortalUser user, SessionProof? proof, CancellationToken ct)
    {
        if (!hat.DemandsSecondFactor)
        {
            return false;
        }

        await using var db = await contexts.CreateSystemAsync("hats", ct);
        return !await demand.IsMetAsync(db, user.Id, proof.IsSecondFactor(), ct);
    }

    private async Task<AvailableHat?> ChosenAsync(PortalUser user, CancellationToken ct)
    {
        var hats = await ForAsync(user, ct);
        return hats.FirstOrDefault(h => h.Hat == Hat.Parse(user.LastHat)) ?? hats.FirstOrDefault(h => !h.IsPending);
    }
}
