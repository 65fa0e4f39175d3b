using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account;

/// <summary>A new installation has nobody who could let anybody in: whoever reads its standard output sets up the first portal administrator.</summary>
public sealed class FirstAdministrator(TenantDbContextFactory contexts, PortalUsers users, LinkProtector links, StandardOutput output, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public sealed record Input
    {
        public string? Name { get; init; }

        public string? Email { get; init; }

        public string? Password { get; init; }
    }

    /// <summary>Writes a link, once at each start, while there is no portal administrator. It is a credential, so it goes past the log.</summary>
    public async Task AnnounceAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("first administrator", ct);
        if (await IsNeededAsync(db, ct))
        {
            var now = clock.GetUtcNow();
            var link = links.AddressOf(LinkPurpose.FirstAdministrator, new LinkTarget(Guid.CreateVersion7(now), MinuteOf(now + Lifetime)));
            await output.Writer.WriteLineAsync($"Set up the first portal administrator within an hour: {link}".AsMemory(), ct);
            await output.Writer.FlushAsync(ct);
        }
    }

    public async Task<bool> IsOpenAsync(LinkTarget? link, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("first administrator", ct);
        return IsInTime(link) && await IsNeededAsync(db, ct);
    }

    public async Task<Result<PortalUser>> SetUpAsync(LinkTarget? link, Input input, string language, CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("first administrator", ct);
        if (!IsInTime(link) || !await IsNeededAsync(db, ct))
        {
            return AccountErrors.LinkDead;
        }

        var name = PlainText.Name(input.Name, nameof(Input.Name), PortalUser.NameMaxLength);
        if (!name.Succeeded)
        {
            return name.Error;
        }

        var address = EmailAddress.Parse(input.Email, nameof(Input.Email));
        if (!address.Succeeded)
        {
            return address.Error;
        }

        if (string.IsNullOrEmpty(input.Password))
        {
            return CommonErrors.Required(nameof(Input.Password));
        }

        // The link's id becomes the person's: a link used twice at once makes one administrator.
        var made = await users.CreateAsync(db, name.Value, address.Value, language, input.Password, ct, link!.Id);
        if (!made.Succeeded)
        {
            return made;
        }

        made.Value.IsPortalAdministrator = true;
        made.Value.PutOn(Hat.Portal);
        var saved = await db.TrySaveAsync(ct, whenNotUnique: AccountErrors.LinkDead);
        return saved.Succeeded ? made : saved.Error;
    }

    private static async Task<bool> IsNeededAsync(AppDbContext db, CancellationToken ct) => !await db.Users.AnyAsync(u => u.IsPortalAdministrator, ct);

    private static int MinuteOf(DateTimeOffset moment) => (int)(moment.ToUnixTimeSeconds() / 60);

    private bool IsInTime(LinkTarget? link) => link is not null && MinuteOf(clock.GetUtcNow()) <= link.Version;
}
