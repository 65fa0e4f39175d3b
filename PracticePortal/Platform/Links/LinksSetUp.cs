namespace PracticePortal.Platform.Links;

/// <summary>Links in letters: made, read, and kept in a cookie.</summary>
public static class LinksSetUp
{
    public static WebApplicationBuilder AddLinks(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<LinkProtector>();
        builder.Services.AddScoped<LinkCookie>();
        return builder;
    }
}
