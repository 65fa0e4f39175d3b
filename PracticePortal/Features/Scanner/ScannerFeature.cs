using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Scanner;

/// <summary>Who shares which Scanner, and who can open it.</summary>
public static class ScannerFeature
{
    public static IServiceCollection AddScanner(this IServiceCollection services) => services
        .AddScoped<SharedAccess>().AddScoped<ScannerQueries>()
        .AddScoped<MyScannerQueries>().AddScoped<ScannerTerms>().AddScoped<StartScanner>().AddScoped<ApproveScannerTerms>()
        .AddEventHandler<TaskEdited, TellWhoHasAccess>()
        .AddEventHandler<CustomerEdited, TellWhoHasAccess>()
        .AddEventHandler<CustomerHandedOver, TellWhoHasAccess>()
        .AddEventHandler<MemberJoined, TellWhoHasAccess>()
        .AddEventHandler<MemberRoleChanged, TellWhoHasAccess>()
        .AddEventHandler<MemberDeactivated, TellWhoHasAccess>();
}
