using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Links;

/// <summary>Carries a link's token from the address that the letter names to a clean one: no secret stays in the address bar, the history or the Referer.</summary>
public sealed class LinkCookie(LinkProtector links, IHttpContextAccessor http, IWebHostEnvironment environment)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(2);

    public void Remember(LinkPurpose purpose, string token) => Context.Response.Cookies.Append(Name(purpose), token, Options(s_lifetime));

    /// <summary>What the person's last link of this purpose points at; null when there is none or it does not decrypt.</summary>
    public LinkTarget? Read(LinkPurpose purpose) => links.Read(purpose, Context.Request.Cookies[Name(purpose)]);

    public void Forget(LinkPurpose purpose) => Context.Response.Cookies.Delete(Name(purpose), Options(null));

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Links are opened in a request.");

    private string Name(LinkPurpose purpose) => IdentitySetUp.CookieName(environment, $"portal-link-{LinkProtector.Segment(purpose)}");

    private CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = !environment.IsDevelopment() || Context.Request.IsHttps,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
