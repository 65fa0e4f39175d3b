using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;

namespace PracticePortal.Tests.Platform.Email;

public sealed class EmailOptionsTests
{
    private static readonly (string Key, string Value)[] s_server =
        [("Email:From", "Portal <no-reply@portal.example>"), ("Email:Smtp:Host", "mail.portal.example")];

    [Fact]
    public async Task In_Development_nothing_need_be_set_and_letters_are_written_to_files()
    {
        await using var app = App(Environments.Development);

        var options = app.Services.GetRequiredService<EmailOptions>();

        Assert.Equal(EmailTransport.Pickup, options.Transport);
        Assert.Equal("PracticePortal <no-reply@portal.example>", options.From);
        Assert.IsType<PickupDirectoryEmailSender>(app.Services.GetRequiredService<IEmailSender>());
        Assert.Equal(Path.Combine("data-directory", "mail"), app.Services.GetRequiredService<PickupDirectory>().Folder);
    }

    [Fact]
    public async Task Elsewhere_letters_go_to_a_mail_server_with_encryption_demanded()
    {
        await using var app = App(Environments.Production, s_server);

        var options = app.Services.GetRequiredService<EmailOptions>();

        Assert.Equal(EmailTransport.Smtp, options.Transport);
        Assert.Equal(SmtpSecurity.StartTls, options.Smtp.Security);
        Assert.Equal(587, options.Smtp.Port);
        Assert.IsType<SmtpEmailSender>(app.Services.GetRequiredService<IEmailSender>());
    }

    [Theory]
    [InlineData("SslOnConnect", 465)]
    [InlineData("none", 25)]
    public async Task Each_way_to_connect_has_its_usual_port(string security, int port)
    {
        await using var app = App(Environments.Production, [.. s_server, ("Email:Smtp:Security", security)]);

        Assert.Equal(port, app.Services.GetRequiredService<EmailOptions>().Smtp.Port);
    }

    [Theory]
    [InlineData("Email:Transport", "Pigeon")]
    [InlineData("Email:Transport", "1")]
    [InlineData("Email:From", "")]
    [InlineData("Email:From", "nobody")]
    [InlineData("Email:From", "one@portal.example, two@portal.example")]
    [InlineData("Email:Smtp:Host", "")]
    [InlineData("Email:Smtp:Host", "mail server")]
    [InlineData("Email:Smtp:Host", "mail.portal.example:25")]
    [InlineData("Email:Smtp:Port", "70000")]
    [InlineData("Email:Smtp:Port", "0")]
    [InlineData("Email:Smtp:Security", "Maybe")]
    [InlineData("Email:Smtp:UserName", "portal")]
    [InlineData("Email:Smtp:Password", "secret")]
    public void A_wrong_value_stops_the_start_with_one_sentence_that_names_the_key(string key, string value)
    {
        var stopped = Assert.Throws<ConfigurationException>(() => App(Environments.Production, [.. s_server, (key, value)]));

        Assert.Contains(key, stopped.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_not_shown_when_settings_are_written_out()
    {
        var options = new EmailOptions { Smtp = new SmtpOptions { Host = "mail.portal.example", Port = 587, Password = "hush-hush" } };

        Assert.DoesNotContain("hush-hush", options.ToString(), StringComparison.Ordinal);
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
        builder.AddEmail();
        return builder.Build();
    }
}
