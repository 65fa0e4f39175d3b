namespace PracticePortal.Features.Scanner;

public static class ScannerFeature
{
    public static IServiceCollection AddScanner(this IServiceCollection services) =>
        services.AddScoped<SharedAccess>().AddScoped<ScannerQueries>();
}
