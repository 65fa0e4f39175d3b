using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Live;

namespace PracticePortal.Features.MySpiris;

/// <summary>Tells a page of My Spiris to read again: after each change at the person's organisation, and after a lost connection.</summary>
public sealed class OwnChanges(CurrentUser user, LiveUpdates live, CircuitConnection connection)
{
    public async Task<IDisposable> ListenAsync(Func<Task> refresh)
    {
        var hat = await user.HatAsync();
        var updates = live.Subscribe(LiveTopic.Organisation(hat.Id), refresh);
        EventHandler restored = (_, _) => live.Publish(LiveTopic.Organisation(hat.Id));
        connection.Restored += restored;
        return new Listening(() =>
        {
            connection.Restored -= restored;
            updates.Dispose();
        });
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
