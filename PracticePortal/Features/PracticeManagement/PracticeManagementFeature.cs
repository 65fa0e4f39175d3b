namespace PracticePortal.Features.PracticeManagement;

/// <summary>The agency's side: start page, customers, members, history.</summary>
public static class PracticeManagementFeature
{
    public static IServiceCollection AddPracticeManagement(this IServiceCollection services) => services
        .AddScoped<CustomerListQueries>().AddScoped<CustomerPageQueries>().AddScoped<HistoryQueries>().AddScoped<StartQueries>()
        .AddScoped<EditCustomer>().AddScoped<ArchiveCustomer>().AddScoped<DeleteTask>().AddScoped<DeactivateMember>();
}
