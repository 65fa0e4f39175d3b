using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Links;

/// <summary>
/// Carries what a link points at from the address that the letter names to a clean one: no secret stays in the address bar, the history
/// or the Referer. It goes with the browser, with its use and at log-out: a shared computer's next person finds none.
/// </summary>
public sealed class LinkCookie(LinkProtector links, IHttpContextAccessor http, IWebHostEnvironment environment, TimeProvider clock)
{
    /// <summary>Long enough to read a page and choose a password; whoever is later opens the letter again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public void Remember(LinkPurpose purpose, LinkTarget target) => Context.Response.Cookies.Append(
        Name(purpose), links.ProtectOpened(purpose, target, clock.GetUtcNow() + Lifetime), Options());

    /// <summary>What the person's last link of this purpose points at; null when there is none, it does not decrypt or its time is over.</summary>
    public LinkTarget? Read(LinkPurpose purpose) => links.ReadOpened(purpose, Context.Request.Cookies[Name(purpose)], clock.GetUtcNow());

    public void Forget(LinkPurpose purpose) => Context.Response.Cookies.Delete(Name(purpose), Options());

    public void ForgetAll()
    {
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            Forget(purpose);
        }
    }

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Links are opened in a request.");

    private string Name(LinkPurpose purpose) => IdentitySetUp.CookieName(environment, $"portal-link-{LinkProtector.Segment(purpose)}");

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = !environment.IsDevelopment() || Context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };
}
