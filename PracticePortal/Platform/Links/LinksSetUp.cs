namespace PracticePortal.Platform.Links;

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
