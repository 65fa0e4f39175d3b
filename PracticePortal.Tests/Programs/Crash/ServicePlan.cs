using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>The mischief of the service at Spiris that creates what an activation needs, dealt from a shuffled pack so that each kind comes.</summary>
internal sealed class ServicePlan(int seed, CrashReport report)
{
    public const string Part = "Mischief of the provisioning service";

    /// <summary>Of four calls three go well.</summary>
    private const int WellForEach = 3;

    private static readonly ProvisioningFault[] s_faults =
    [
        ProvisioningFault.Error, ProvisioningFault.Busy, ProvisioningFault.Hang, ProvisioningFault.Drop, ProvisioningFault.DropAfterDoing,
        ProvisioningFault.HalfAnswer, ProvisioningFault.NotJson, ProvisioningFault.OtherAnswer, ProvisioningFault.Twice, ProvisioningFault.Late,
    ];

    private readonly Random _random = new(seed);
    private readonly Queue<ProvisioningFault> _pack = new();
    private readonly Lock _lock = new();
    private bool _isCalm;

    public static IReadOnlyList<string> Kinds { get; } = [.. s_faults.Select(fault => fault.ToString())];

    /// <summary>The service is working on a call and has not answered.</summary>
    public Signal Called { get; } = new();

    public void Calm()
    {
        lock (_lock)
        {
            _isCalm = true;
        }
    }

    public ProvisioningMischief Deal()
    {
        Called.Fire();
        lock (_lock)
        {
            if (_isCalm)
            {
                return ProvisioningFault.None;
            }

            if (_pack.Count == 0)
            {
                var cards = s_faults.Concat(Enumerable.Repeat(ProvisioningFault.None, WellForEach * s_faults.Length)).ToArray();
                _random.Shuffle(cards);
                Array.ForEach(cards, _pack.Enqueue);
            }

            var fault = _pack.Dequeue();
            report.Count(Part, fault == ProvisioningFault.None ? "none" : fault.ToString());
            return fault;
        }
    }
}
