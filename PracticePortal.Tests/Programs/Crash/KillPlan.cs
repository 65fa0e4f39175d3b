namespace PracticePortal.Tests.Programs.Crash;

/// <summary>Deals the moments pack by pack, so that each kind comes, and as often as it weighs.</summary>
internal sealed class KillPlan(Random random)
{
    /// <summary>How many stay at the head of a pack: they come in a short run, too.</summary>
    private const int Sure = 9;

    private static readonly KillMoment[] s_pack =
    [
        KillMoment.AfterAnswer, KillMoment.WhileProvisioning, KillMoment.AfterDot, KillMoment.After250, KillMoment.Start,
        KillMoment.WhileReceiving, KillMoment.WhileKeeping, KillMoment.WhileReading, KillMoment.WhileHandingOver,
        KillMoment.WhileReading, KillMoment.WhileHandingOver, KillMoment.WhileHandingOver, KillMoment.WhileReceiving, KillMoment.WhileKeeping, KillMoment.WhileKeeping,
        KillMoment.AfterAnswer, KillMoment.WhileProvisioning, KillMoment.AfterDot, KillMoment.After250, KillMoment.AtOnceAgain,
        KillMoment.Random, KillMoment.Random, KillMoment.Random, KillMoment.Random,
    ];

    private readonly Queue<KillMoment> _rest = new();

    public KillMoment Next()
    {
        if (_rest.Count == 0)
        {
            var pack = s_pack.ToArray();
            random.Shuffle(pack.AsSpan(Sure));
            Array.ForEach(pack, _rest.Enqueue);
        }

        return _rest.Dequeue();
    }
}
