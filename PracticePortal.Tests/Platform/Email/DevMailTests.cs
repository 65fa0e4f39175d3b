using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Email.DevMail;
using PracticePortal.Tests.Features.Collaborations.Emails;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Email;

public sealed class DevMailTests : IDisposable
{
    private readonly TestDirectory _data = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_developer_finds_a_letter_and_its_link()
    {
        await using var app = await AppAsync(Environments.Development);
        await SendAsync(app, GivenLetter.Agency);
        using var client = app.GetTestClient();

        using var list = new HtmlParser().ParseDocument(await client.GetStringAsync("/dev/mail", Ct));
        var address = list.QuerySelector("td a")?.GetAttribute("href");
        using var letter = new HtmlParser().ParseDocument(await client.GetStringAsync(address, Ct));

        Assert.Equal("Norr Ekonomibyrå AB asks to share Spiris Scanner with Nordlund Bygg AB", list.QuerySelector("td a")?.TextContent);
        var link = letter.QuerySelector($"a[href='{GivenLetter.Page}']");
        Assert.Equal("Log in and answer", link?.TextContent);
        Assert.Equal("_blank", link?.GetAttribute("target"));
        var frame = letter.QuerySelector("iframe");
        Assert.Equal("", frame?.GetAttribute("sandbox"));
        Assert.Contains("Log in and answer</a>", frame?.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_letter_stays_text()
    {
        await using var app = await AppAsync(Environments.Development);
        await SendAsync(app, "\"'><script>alert(1)</script>");
        using var client = app.GetTestClient();

        using var list = new HtmlParser().ParseDocument(await client.GetStringAsync("/dev/mail", Ct));
        var address = list.QuerySelector("td a")?.GetAttribute("href");
        using var letter = new HtmlParser().ParseDocument(await client.GetStringAsync(address, Ct));

        Assert.Empty(list.Scripts);
        Assert.Empty(letter.Scripts);
        Assert.Single(letter.QuerySelectorAll("iframe"));
    }

    [Fact]
    public async Task An_unknown_letter_is_not_found()
    {
        await using var app = await AppAsync(Environments.Development);
        using var client = app.GetTestClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/dev/mail", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/dev/mail/unknown", Ct)).StatusCode);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_such_page()
    {
        await using var app = await AppAsync(Environments.Production);
        using var client = app.GetTestClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/dev/mail", Ct)).StatusCode);
    }

    private static async Task SendAsync(WebApplication app, string agency)
    {
        var letter = await app.Services.GetRequiredService<LetterRenderer>()
            .RenderAsync(GivenLetter.Invitation() with { AgencyName = agency }, "en");
        var to = new EmailAddressing(GivenLetter.Owner, "owner@nordlundbygg.example", "en");
        await app.Services.GetRequiredService<IEmailSender>().SendAsync(new OutgoingMessage("1@portal.example", to, letter), Ct);
    }

    private async Task<WebApplication> AppAsync(string environment)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Email:Transport"] = nameof(EmailTransport.Pickup);
        builder.Configuration["Email:From"] = EmailOptions.DevelopmentFrom;
        builder.WebHost.UseTestServer();
        builder.Services.AddLogging().AddRouting();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new PortalOptions { DataDirectory = _data.Path });
        builder.AddEmail();
        var app = builder.Build();
        app.MapDevMail();
        await app.StartAsync(Ct);
        return app;
    }
}
