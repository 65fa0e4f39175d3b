using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>One act of a use case, who may do it, and how it is done. Everybody else is sent to do it, too.</summary>
/// <param name="UseCase">The class.</param>
/// <param name="What">Tells several acts of one use case apart.</param>
/// <param name="MayDoIt">The first of them proves that the act is a real one: it is done and changes something.</param>
/// <param name="DoAsync">Does it; null when it was not refused.</param>
internal sealed record Attack(Type UseCase, string What, Who[] MayDoIt, Func<Attempt, Task<Error?>> DoAsync)
{
    /// <summary>Who is sent and must fail.</summary>
    public Who[] Strangers { get; init; } = [.. Everyone.All.Except(MayDoIt)];

    /// <summary>It answers nothing, whoever asks: only what it changes can be seen.</summary>
    public bool IsSilent { get; init; }

    public static Attack On<T>(Who[] mayDoIt, Func<T, Attempt, Task<Result>> act, string what = "")
        where T : notnull => new(typeof(T), what, mayDoIt, async attempt => (await act(attempt.Use<T>(), attempt)).Error);

    public static Attack On<T, TDone>(Who[] mayDoIt, Func<T, Attempt, Task<Result<TDone>>> act, string what = "")
        where T : notnull => new(typeof(T), what, mayDoIt, async attempt => (await act(attempt.Use<T>(), attempt)).Error);

    public static Attack Silent<T>(Who[] mayDoIt, Func<T, Attempt, Task> act)
        where T : notnull => new(typeof(T), "", mayDoIt, async attempt =>
        {
            await act(attempt.Use<T>(), attempt);
            return null;
        })
        { IsSilent = true };

    /// <summary>A link decides, and not who is logged in: everybody is sent with a dead one.</summary>
    public Attack ByLink() => this with { Strangers = Everyone.All };

    /// <summary>The other agency acts on a row of its own, and names one that is somebody else's in it.</summary>
    public Attack BySmuggling() => this with { Strangers = [Who.OtherAgency] };

    public override string ToString() => What.Length == 0 ? UseCase.Name : $"{UseCase.Name}, {What}";
}

/// <summary>One go at an act: with the owner's rows, or with ids that nobody has.</summary>
/// <param name="Portal">As whoever is logged in sees it.</param>
/// <param name="World">What there is.</param>
/// <param name="IsAimed">False for ids that nobody has.</param>
/// <param name="IsRightful">True for whoever may.</param>
internal sealed record Attempt(TestPortal Portal, World World, bool IsAimed, bool IsRightful)
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Use<T>()
        where T : notnull => Portal.Get<T>();

    public Guid Id(Entity row) => Id(row.Id);

    public Guid Id(Guid row) => IsAimed ? row : Guid.CreateVersion7();

    /// <summary>The link that works for the rightful one; for others a genuine one that is dead by its version.</summary>
    public LinkTarget Link(LinkTarget living) => (IsRightful ? living : living with { Version = living.Version - 1 }) with { Id = Id(living.Id) };
}
