using Microsoft.AspNetCore.Components.Server.Circuits;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Live;

/// <summary>What open pages need to hear of changes.</summary>
public static class LiveSetUp
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveUpdates>();
        builder.Services.AddScoped<CircuitConnection>();
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<CircuitConnection>());
        if (builder.ReadDatabase(builder.ReadPortal()).Provider == DatabaseProvider.PostgreSql)
        {
            builder.Services.AddSingleton<LiveRelay>();
            builder.Services.AddSingleton<PostgresLiveRelay>();
            builder.Services.AddHostedService(services => services.GetRequiredService<PostgresLiveRelay>());
        }

        return builder;
    }
}
