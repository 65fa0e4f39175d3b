namespace PracticePortal.Platform.Identity;

/// <summary>A feature that gives people hats.</summary>
public interface IHatSource
{
    Task<IReadOnlyList<AvailableHat>> ForAsync(Guid userId, CancellationToken ct);
}

/// <summary>All hats that a person may put on, as the database says now.</summary>
public sealed class Hats(IEnumerable<IHatSource> sources)
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
            hats.Add(new AvailableHat(Hat.Portal, "", user.Name, IsAdministrator: true));
        }

        return hats;
    }

    /// <summary>The hat used last if it still is the person's, else the first that is not pending; null for somebody without any.</summary>
    public async Task<AvailableHat?> InUseAsync(PortalUser user, CancellationToken ct)
    {
        var hats = await ForAsync(user, ct);
        return hats.FirstOrDefault(h => h.Hat == Hat.Parse(user.LastHat)) ?? hats.FirstOrDefault(h => !h.IsPending);
    }
}
