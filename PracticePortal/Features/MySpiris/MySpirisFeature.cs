namespace PracticePortal.Features.MySpiris;

public static class MySpirisFeature
{
    public static IServiceCollection AddMySpiris(this IServiceCollection services) => services
        .AddScoped<RequestQueries>().AddScoped<MyQueries>()
        .AddScoped<SetUpSignIn>().AddScoped<ContinueAsMyself>().AddScoped<AskForNewLink>();
}
