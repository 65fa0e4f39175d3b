namespace PracticePortal.Features.Scanner;

/// <summary>Who shares which Scanner, and who can open it.</summary>
public static class ScannerFeature
{
    public static IServiceCollection AddScanner(this IServiceCollection services) =>
        services.AddScoped<SharedAccess>().AddScoped<ScannerQueries>();
}
