namespace PracticePortal.Features.Terms;

public static class TermsFeature
{
    public static IServiceCollection AddTerms(this IServiceCollection services) =>
        services.AddScoped<TermsSeed>().AddScoped<TermsEvidence>();

    /// <summary>Sees to it that there is a text to approve, at every start and in every environment.</summary>
    public static async Task SeedTermsAsync(this WebApplication app, CancellationToken ct = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TermsSeed>().LayAsync(ct);
    }
}
