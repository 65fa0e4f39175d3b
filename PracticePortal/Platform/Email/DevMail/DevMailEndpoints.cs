using System.Globalization;
using PracticePortal.Platform.Links;

namespace PracticePortal.Platform.Email.DevMail;

/// <summary>In Development, the letters that were written into the data directory, to be read in the browser.</summary>
public static class DevMailEndpoints
{
    public const string Address = "/dev/mail";

    private const int MostListed = 200;

    public static string AddressOf(string name) => $"{Address}/{Uri.EscapeDataString(name)}";

    /// <summary>Maps nothing outside Development: whoever reads the letters can use their links.</summary>
    public static void MapDevMail(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapGet(Address, ListAsync).AllowAnonymous();
        app.MapGet(Address + "/{name}", ShowAsync).AllowAnonymous();
    }

    private static async Task<IResult> ListAsync(PickupDirectory directory, RazorHtml razor, HttpResponse response, CancellationToken ct)
    {
        var letters = await directory.ListAsync(MostListed, ct);
        return await PageAsync<DevMailList>(razor, response, new()
        {
            [nameof(DevMailList.Folder)] = directory.Folder,
            [nameof(DevMailList.Letters)] = letters,
        });
    }

    private static async Task<IResult> ShowAsync(
        string name, PickupDirectory directory, RazorHtml razor, HttpResponse response, CancellationToken ct) =>
        await directory.FindAsync(name, ct) is { } content
            ? await PageAsync<DevMailLetter>(razor, response, new() { [nameof(DevMailLetter.Content)] = content })
            : Results.NotFound();

    private static async Task<IResult> PageAsync<TPage>(RazorHtml razor, HttpResponse response, Dictionary<string, object?> parameters)
    {
        LinkPage.KeepPrivate(response);
        var html = await razor.RenderAsync(typeof(TPage), parameters, CultureInfo.CurrentUICulture);
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
