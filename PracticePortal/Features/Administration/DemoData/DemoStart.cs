using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>Lays the demo data at the start, and says who can log in.</summary>
internal static class DemoStart
{
    public static WebApplicationBuilder AddDemoData(this WebApplicationBuilder builder)
    {
        var options = DemoOptions.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(options);
        if (options.Enabled)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(new SecondFactorDemand(DemoAccounts.All)));
        }

        builder.Services.AddScoped<DemoSeed>();
        return builder;
    }

    public static async Task SeedAsync(WebApplication app)
    {
        var options = app.Services.GetRequiredService<DemoOptions>();
        if (!options.Enabled)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSeed>().SeedAsync(app.Lifetime.ApplicationStopping);
        await using var db = await scope.ServiceProvider.GetRequiredService<TenantDbContextFactory>()
            .CreateSystemAsync("demo data", app.Lifetime.ApplicationStopping);
        if (await db.Users.AnyAsync(u => u.Email == DemoAccounts.PortalAdministrator, app.Lifetime.ApplicationStopping))
        {
            app.Lifetime.ApplicationStarted.Register(() => Announce(app, options));
        }
    }

    private static void Announce(WebApplication app, DemoOptions options)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        var address = addresses?.FirstOrDefault() ?? app.Services.GetRequiredService<PortalOptions>().PublicUrl.ToString();
        Console.WriteLine($"""

            PracticePortal is at {address}
            Letters that it writes are at {address.TrimEnd('/')}/dev/mail
            Demo accounts, all with the password {options.Password}
              {DemoAccounts.AgencyAdministrator,-30} agency administrator, Norr Ekonomibyrå AB
              {DemoAccounts.Consultant,-30} consultant, Norr Ekonomibyrå AB
              {DemoAccounts.OtherAgencyAdministrator,-30} agency administrator, Syd Revision AB
              {DemoAccounts.UsesScanner,-30} administrator of Bageri Solrosen AB in My Spiris, with Scanner
              {DemoAccounts.UsesMySpiris,-30} administrator of Nordlund Bygg AB in My Spiris, without Scanner
              {DemoAccounts.PortalAdministrator,-30} portal administrator

            """);
    }
}
