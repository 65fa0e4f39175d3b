using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using PracticePortal.Features.Provisioning;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Features.Provisioning;

public sealed class ProvisioningOptionsTests
{
    private const string Key = "sixteen-signs-or-more";

    [Fact]
    public void Without_a_service_the_portal_creates_by_itself() =>
        Assert.Equal(typeof(PortalProvisioner), Builder("Production").Services.Last(s => s.ServiceType == typeof(IProvisioner)).ImplementationType
            ?? typeof(PortalProvisioner));

    [Theory]
    [InlineData("Production", "https://spiris.example/api", "https://spiris.example/api/")]
    [InlineData("Development", "http://127.0.0.1:9000", "http://127.0.0.1:9000/")]
    public void A_service_that_is_named_creates(string environment, string address, string used)
    {
        var builder = Builder(environment, ("Provisioning:BaseUrl", address), ("Provisioning:ApiKey", Key));

        Assert.Equal(typeof(ServiceProvisioner), builder.Services.Last(s => s.ServiceType == typeof(IProvisioner)).ImplementationType);
        Assert.Equal(used, ProvisioningOptions.Read(builder.Configuration, builder.Environment)!.BaseUrl.ToString());
    }

    [Theory]
    [InlineData("Production", "http://spiris.example", Key, "Provisioning:BaseUrl")]
    [InlineData("Staging", "http://spiris.example", Key, "Provisioning:BaseUrl")]
    [InlineData("Development", "spiris.example", Key, "Provisioning:BaseUrl")]
    [InlineData("Development", "ftp://spiris.example", Key, "Provisioning:BaseUrl")]
    [InlineData("Production", "https://user:pass@spiris.example", Key, "Provisioning:BaseUrl")]
    [InlineData("Production", "https://spiris.example/?key=1", Key, "Provisioning:BaseUrl")]
    [InlineData("Production", "", Key, "Provisioning:BaseUrl")]
    [InlineData("Production", "https://spiris.example", "", "Provisioning:ApiKey")]
    [InlineData("Production", "https://spiris.example", "too-short", "Provisioning:ApiKey")]
    [InlineData("Production", "https://spiris.example", "sixteen signs or more", "Provisioning:ApiKey")]
    public void WrongValue_StopsTheStartAndNamesTheKey(string environment, string address, string key, string named)
    {
        var wrong = Assert.Throws<ConfigurationException>(
            () => Builder(environment, ("Provisioning:BaseUrl", address), ("Provisioning:ApiKey", key)));

        Assert.StartsWith(named, wrong.Message, StringComparison.Ordinal);
        Assert.False(key.Length > 0 && wrong.Message.Contains(key, StringComparison.Ordinal), wrong.Message);
        Assert.Single(wrong.Message.Split(". ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Written_HoldsNoKey() =>
        Assert.DoesNotContain(Key, new ProvisioningOptions(new Uri("https://spiris.example/"), Key).ToString(), StringComparison.Ordinal);

    private static WebApplicationBuilder Builder(string environment, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        return builder.AddProvisioning();
    }
}
