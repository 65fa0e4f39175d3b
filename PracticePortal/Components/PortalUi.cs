using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using MudBlazor.Services;
using PracticePortal.Components.Layout;
using PracticePortal.Platform.Links;

namespace PracticePortal.Components;

/// <summary>The screen: components, languages and the addresses that belong to no feature.</summary>
public static class PortalUi
{
    public static WebApplicationBuilder AddPortalUi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
            options.DetailedErrors = builder.Environment.IsDevelopment());
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft;
            options.SnackbarConfiguration.MaxDisplayedSnackbars = 1;
            options.SnackbarConfiguration.PreventDuplicates = true;
            options.SnackbarConfiguration.MaximumOpacity = 100;
        });
        services.AddTransient<MudLocalizer, PortalMudLocalizer>();
        services.Configure<RequestLocalizationOptions>(options => PortalLanguages.Configure(options, builder.Environment));
        return builder;
    }

    /// <summary>What stands before every page. Authentication and authorization come after it, antiforgery after those.</summary>
    public static WebApplication UsePortalPipeline(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
        }

        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRequestLocalization();
        return app;
    }

    public static WebApplication MapPortalUi(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        app.MapPost("/language", ChangeLanguage).AllowAnonymous();
        return app;
    }

    private static IResult ChangeLanguage([FromForm] string? culture, [FromForm] string? returnUrl, HttpContext context)
    {
        PortalLanguages.Remember(context, culture);
        return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }
}
