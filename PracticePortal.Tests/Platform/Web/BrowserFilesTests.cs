using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Web;

/// <summary>What the pages load from their own server is small, and is loaded once.</summary>
public sealed partial class BrowserFilesTests(RunningPortal running) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task EveryFileOfAPage_HasAFingerprint_AndComesCompressed()
    {
        var visitor = await running.App.Visitor().OpenAsync("/login");
        List<string> files =
        [
            .. visitor.Page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!),
            .. visitor.Page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!),
        ];

        Assert.Contains(files, file => file.Contains("MudBlazor.min", StringComparison.Ordinal));
        foreach (var file in files)
        {
            Assert.Matches(Fingerprint(), file);
            using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(file, UriKind.Relative));
            asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
            using var answer = await visitor.Client.SendAsync(asked, TestContext.Current.CancellationToken);

            answer.EnsureSuccessStatusCode();
            Assert.True(answer.Content.Headers.ContentEncoding.Contains("gzip"), $"{file} came as it is.");
            Assert.NotNull(answer.Content.Headers.ContentType);
        }
    }

    [GeneratedRegex(@"\.[a-z0-9]{10}\.(css|js|svg)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fingerprint();
}
