using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PracticePortal.Platform.Live;

/// <summary>What open pages need to hear of changes.</summary>
public static class LiveSetUp
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveUpdates>();
        builder.Services.AddScoped<CircuitConnection>();
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<CircuitConnection>());
        return builder;
    }
}
