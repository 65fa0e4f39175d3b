using Bunit;
using MudBlazor.Services;

namespace PracticePortal.Tests.Support;

/// <summary>Renders pages on the real services of a <see cref="TestPortal"/>, as the person who is logged in there sees them.</summary>
public sealed class PortalTestContext : BunitContext
{
    public PortalTestContext(TestPortal portal)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddFallbackServiceProvider(portal.NewScope());
    }
}
