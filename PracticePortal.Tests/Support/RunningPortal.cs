namespace PracticePortal.Tests.Support;

/// <summary>One portal for all tests of a class, which then use people of their own.</summary>
public sealed class RunningPortal : IAsyncLifetime
{
    private PortalApp? _app;

    public PortalApp App => _app ?? throw new InvalidOperationException("The portal has not started.");

    public async ValueTask InitializeAsync() => _app = await PortalApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
