using Microsoft.Extensions.Time.Testing;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Email;

public sealed class PickupDirectoryTests : IDisposable
{
    private readonly TestDirectory _data = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 13, 10, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PickupDirectory Directory => new(_data.Path);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Lists_nothing_before_the_first_letter() => Assert.Empty(await Directory.ListAsync(10, Ct));

    [Fact]
    public async Task Lists_the_newest_letters_first()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            await SendAsync($"{number}@portal.example", $"Letter {number}");
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        var letters = await Directory.ListAsync(3, Ct);

        Assert.Equal(["Letter 4", "Letter 3", "Letter 2"], letters.Select(letter => letter.Subject));
    }

    [Fact]
    public async Task Shows_one_letter_with_all_its_parts()
    {
        await SendAsync("1@portal.example", "Fråga");

        var found = await Directory.FindAsync((await Directory.ListAsync(1, Ct))[0].Name, Ct);

        Assert.NotNull(found);
        Assert.Equal("\"Owner, Solrosen\" <owner@solrosen.example>", found.Letter.To);
        Assert.Contains("Auto-Submitted: auto-generated", found.Headers, StringComparison.Ordinal);
        Assert.Contains("Message-Id: <1@portal.example>", found.Headers, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Text", found.Text.TrimEnd());
        Assert.Equal(new PickedUpLink("Go", "https://portal.example/i/1?a=b&c=d"), Assert.Single(found.Links));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task Shows_nothing_but_its_own_letters(string name)
    {
        await SendAsync("1@portal.example", "Fråga");
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "secret.eml"), "Subject: secret", Ct);

        Assert.Null(await Directory.FindAsync(name, Ct));
    }

    [Fact]
    public async Task A_message_id_cannot_lead_out_of_the_directory()
    {
        await SendAsync("../../x@portal.example", "Fråga");

        Assert.Single(System.IO.Directory.EnumerateFiles(Directory.Folder));
        Assert.Single(System.IO.Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories));
    }

    private async Task SendAsync(string messageId, string subject)
    {
        var letter = new RenderedLetter(
            subject, "<a href=\"https://portal.example/i/1?a=b&amp;c=d\">Go</a><a href=\"javascript:x\">No</a>", "Text", "sv");
        var sender = new PickupDirectoryEmailSender(Directory, new EmailOptions { From = EmailOptions.DevelopmentFrom }, _time);
        var message = new OutgoingMessage(messageId, new EmailAddressing("Owner, Solrosen", "owner@solrosen.example", "sv"), letter);

        Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(message, Ct));
    }
}
