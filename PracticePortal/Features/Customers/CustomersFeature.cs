namespace PracticePortal.Features.Customers;

/// <summary>The agency's register of customers.</summary>
public static class CustomersFeature
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<CustomerQueries>().AddScoped<AddCustomer>().AddScoped<RestoreCustomer>();
}
