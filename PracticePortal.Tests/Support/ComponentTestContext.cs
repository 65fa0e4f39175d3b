using System.Globalization;
using Bunit;
using MudBlazor.Services;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Support;

/// <summary>What every component needs to be rendered in a test: the component library, scripts that answer nothing, and English.</summary>
public abstract class ComponentTestContext : BunitContext, IAsyncLifetime
{
    /// <summary>A busy machine may take its time; what is there at once is seen at once all the same.</summary>
    static ComponentTestContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    protected ComponentTestContext()
    {
        UseCulture(Languages.EnglishCulture);
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected static void UseCulture(string name) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
}
