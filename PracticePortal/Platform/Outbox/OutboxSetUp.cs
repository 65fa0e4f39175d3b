using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Outbox;

/// <summary>What follows from events, and its delivery.</summary>
public static class OutboxSetUp
{
    public static WebApplicationBuilder AddOutbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HandlerRegistry>();
        builder.Services.AddSingleton<EventInterceptor>();
        builder.Services.AddSingleton<OutboxPump>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxPump>());
        builder.Services.AddSingleton<GroupCommit>();
        builder.Services.AddScoped<OutboxClaims>();
        builder.Services.AddScoped<EndOfRow>();
        builder.Services.AddScoped<OutboxDelivery>();
        builder.Services.AddScoped<OutboxFailures>();
        builder.Services.AddScoped<OutboxJob>();
        builder.Services.AddScoped<OutboxCleanup>();
        return builder;
    }
}
