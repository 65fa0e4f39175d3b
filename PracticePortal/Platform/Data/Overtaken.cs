using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Data;

/// <summary>
/// First come, first served: an act that was overtaken by somebody else's save starts again from what is there now. Then it goes on, if
/// what happened does not concern it, or its own verb says what happened and by whom.
/// </summary>
public static class Overtaken
{
    /// <summary>Each new start means that yet another save came in between.</summary>
    private const int MostStarts = 5;

    /// <param name="act">Loads, asks the verb, saves. It is given up as it was refused last when it is overtaken again and again.</param>
    public static async Task<Result> StartAgainAsync(Func<Task<Result>> act)
    {
        var done = await act();
        for (var starts = 1; starts < MostStarts && IsOvertaken(done.Error); starts++)
        {
            done = await act();
        }

        return done;
    }

    /// <inheritdoc cref="StartAgainAsync(Func{Task{Result}})"/>
    public static async Task<Result<T>> StartAgainAsync<T>(Func<Task<Result<T>>> act)
    {
        var done = await act();
        for (var starts = 1; starts < MostStarts && IsOvertaken(done.Error); starts++)
        {
            done = await act();
        }

        return done;
    }

    private static bool IsOvertaken(Error? error) => error == CommonErrors.ChangedByOthers || error == CommonErrors.AlreadyExists;
}
