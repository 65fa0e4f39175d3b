using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PracticePortal.Features.Administration.DemoData;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Features.Administration;

public sealed class DemoOptionsTests
{
    [Fact]
    public void Development_LaysDemoDataUnlessToldNot()
    {
        Assert.Equal(new DemoOptions(true, "Demo-2026!portal"), Read(Environments.Development));
        Assert.False(Read(Environments.Development, ("Demo:Enabled", "false")).Enabled);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void OtherEnvironment_LaysNone(string environment) => Assert.False(Read(environment).Enabled);

    [Theory]
    [InlineData("Production", "Demo:Enabled", "true")]
    [InlineData("Staging", "Demo:Enabled", "True")]
    [InlineData("Development", "Demo:Enabled", "perhaps")]
    [InlineData("Development", "Demo:Password", "short")]
    public void WrongValue_StopsTheStartAndNamesTheKey(string environment, string key, string value)
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Read(environment, (key, value)));

        Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Written_HoldsNoPassword() =>
        Assert.DoesNotContain("Demo-2026", Read(Environments.Development).ToString(), StringComparison.Ordinal);

    private static DemoOptions Read(string environment, params (string Key, string Value)[] settings) => DemoOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build(),
        new Surroundings { EnvironmentName = environment });

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
