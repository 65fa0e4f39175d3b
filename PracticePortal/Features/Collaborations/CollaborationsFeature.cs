namespace PracticePortal.Features.Collaborations;

public static class CollaborationsFeature
{
    public static IServiceCollection AddCollaborations(this IServiceCollection services) => services;
}
