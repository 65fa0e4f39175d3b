namespace PracticePortal.Features.PracticeManagement;

public static class PracticeManagementFeature
{
    public static IServiceCollection AddPracticeManagement(this IServiceCollection services) => services
        .AddScoped<CustomerListQueries>().AddScoped<CustomerPageQueries>().AddScoped<HistoryQueries>().AddScoped<StartQueries>()
        .AddScoped<EditCustomer>().AddScoped<ArchiveCustomer>().AddScoped<DeleteTask>().AddScoped<DeactivateMember>();
}
