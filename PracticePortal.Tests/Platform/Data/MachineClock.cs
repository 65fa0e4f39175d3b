namespace PracticePortal.Tests.Platform.Data;

/// <summary>A machine's clock that somebody sets; time goes by as ever.</summary>
internal sealed class MachineClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}
