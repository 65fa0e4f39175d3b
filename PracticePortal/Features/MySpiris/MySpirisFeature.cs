using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.MySpiris;

public static class MySpirisFeature
{
    public static IServiceCollection AddMySpiris(this IServiceCollection services) => services
        .AddScoped<RequestQueries>().AddScoped<MyQueries>()
        .AddScoped<SetUpSignIn>().AddScoped<ContinueAsMyself>().AddScoped<AskForNewLink>()
        .AddScoped<AskSignUp>().AddScoped<SignUpQueries>().AddScoped<CompleteSignUp>()
        .AddScoped<SignUpCleanup>().AddSingleton(SignUpCleanup.Recurring)
        .AddEventHandler<SignUpAsked, SendSignUpEmail>();
}
