namespace PracticePortal.Features.Customers;

public static class CustomersFeature
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<CustomerQueries>().AddScoped<AddCustomer>().AddScoped<RestoreCustomer>();
}
