using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PracticePortal.Platform.Identity.Sessions;

/// <summary>When the person at an open page last did something. A page that only stands open is no use of the session.</summary>
internal sealed class SessionActivity(TimeProvider clock) : CircuitHandler
{
    /// <summary>Null while nothing was clicked or typed.</summary>
    public DateTime? LastAt { get; private set; }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        LastAt = clock.GetUtcNow().UtcDateTime;
        return next(context);
    };
}
