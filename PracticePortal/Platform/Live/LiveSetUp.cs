namespace PracticePortal.Platform.Live;

public static class LiveSetUp
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveUpdates>();
        return builder;
    }
}
