using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Files.S3;

namespace PracticePortal.Tests.Platform.Files;

public sealed class FilesSettingsTests
{
    private static readonly (string Key, string Value)[] s_store =
    [
        ("Files:Store", "S3"), ("Files:S3:Endpoint", "https://s3.example"), ("Files:S3:Region", "eu-north-1"), ("Files:S3:Bucket", "receipts"),
        ("Files:S3:Prefix", "/portal/"), ("Files:S3:AccessKey", "AKEXAMPLE"), ("Files:S3:SecretKey", "hush-hush"),
    ];

    [Fact]
    public async Task WithoutASetting_FilesAreInAFolder()
    {
        await using var app = App(Environments.Production);

        Assert.IsType<LocalFileStore>(app.Services.GetRequiredService<IFileStore>());
    }

    [Fact]
    public async Task Elsewhere_WhenItIsSetSo()
    {
        await using var app = App(Environments.Production, s_store);

        Assert.IsType<S3FileStore>(app.Services.GetRequiredService<IFileStore>());
    }

    [Theory]
    [InlineData("Files:Store", "Cloud")]
    [InlineData("Files:S3:Endpoint", "")]
    [InlineData("Files:S3:Endpoint", "s3.example")]
    [InlineData("Files:S3:Endpoint", "http://s3.example")]
    [InlineData("Files:S3:Endpoint", "https://s3.example/receipts")]
    [InlineData("Files:S3:Region", "up north")]
    [InlineData("Files:S3:Bucket", "")]
    [InlineData("Files:S3:Bucket", "Our Receipts")]
    [InlineData("Files:S3:Prefix", "a b")]
    [InlineData("Files:S3:AccessKey", "")]
    [InlineData("Files:S3:SecretKey", "")]
    [InlineData("Files:S3:SecretKey", "hush hush")]
    public void WrongValue_StopsTheStart_WithOneSentenceThatNamesTheKey(string key, string value)
    {
        var stopped = Assert.Throws<ConfigurationException>(() => App(Environments.Production, [.. s_store, (key, value)]));

        Assert.Contains(key, stopped.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_AreNotShown_WhenSettingsAreWrittenOut()
    {
        var options = new S3Options(new Uri("https://s3.example"), "eu-north-1", "receipts", "portal/", "AKEXAMPLE", "hush-hush");

        Assert.Equal("https://s3.example/receipts/portal/", options.ToString());
    }

    private static WebApplication App(string environment, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
            settings.GroupBy(setting => setting.Key).Select(group => KeyValuePair.Create(group.Key, (string?)group.Last().Value)));
        builder.WebHost.UseTestServer();
        builder.Services.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new PortalOptions { DataDirectory = "data-directory" });
        builder.AddFiles();
        return builder.Build();
    }
}
