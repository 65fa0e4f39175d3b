using System.Diagnostics.Metrics;

namespace PracticePortal.Platform.Telemetry;

/// <summary>What the portal counts of its own work. Tags are names of handlers, kinds and outcomes: none names a person, a tenant or a link.</summary>
public sealed class PortalMeter
{
    public const string Name = "PracticePortal";

    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _letters;

    public PortalMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _delivered = meter.CreateCounter<long>("portal.outbox.delivered", "{row}", "Outbox rows whose handler has done its work");
        _failures = meter.CreateCounter<long>("portal.outbox.failures", "{failure}", "Tries of a handler that ended in a failure");
        _letters = meter.CreateCounter<long>("portal.letters", "{letter}", "What became of each try to send a letter");
    }

    internal void Delivered(string handler) => _delivered.Add(1, new KeyValuePair<string, object?>("handler", handler));

    internal void Failed(string handler, bool givenUp) =>
        _failures.Add(1, new KeyValuePair<string, object?>("handler", handler), new KeyValuePair<string, object?>("given_up", givenUp));

    internal void Letter(string kind, string outcome) =>
        _letters.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));
}
