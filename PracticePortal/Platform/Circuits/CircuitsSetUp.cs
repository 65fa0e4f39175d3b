using Hangfire;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;
using PracticePortal.Platform.Jobs;

namespace PracticePortal.Platform.Circuits;

/// <summary>Open pages: how many, and what becomes of them when their instance stops.</summary>
public static class CircuitsSetUp
{
    public static WebApplicationBuilder AddCircuits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddScoped<CircuitHandler, OpenCircuits.Keeper>();
        builder.Services.AddSingleton<IHostLifetime, PortalLifetime>();
        builder.Services.AddSingleton<KeptCircuits>();
        builder.Services.AddScoped<KeptCircuitsCleanup>();
        builder.Services.AddSingleton(new RecurringSweep("kept-circuits", "41 * * * *", (jobs, id, cron) =>
            jobs.AddOrUpdate<KeptCircuitsCleanup>(id, job => job.SweepAsync(CancellationToken.None), cron)));
        builder.Services.AddSingleton<IConfigureOptions<CircuitOptions>>(services => new ConfigureOptions<CircuitOptions>(
            options => options.HybridPersistenceCache = services.GetRequiredService<KeptCircuits>()));
        return builder;
    }
}
