using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Platform.Live;

namespace PracticePortal.Tests.Support;

/// <summary>Renders pages on the real services of a <see cref="TestPortal"/>, as the person who is logged in there sees them, in English.</summary>
public sealed class PortalTestContext : ComponentTestContext
{
    public PortalTestContext(TestPortal portal)
    {
        Services.AddSingleton<TimeProvider>(portal.Clock);
        Services.AddScoped<CircuitConnection>();
        Services.AddFallbackServiceProvider(portal.NewScope());
    }
}
