using Microsoft.Extensions.Localization;
using MudBlazor;
using PracticePortal.Resources;

namespace PracticePortal.Components.Layout;

/// <summary>Our own words for the component library's controls (keys Mud…_… of the common texts).</summary>
internal sealed class PortalMudLocalizer : MudLocalizer
{
    public override LocalizedString this[string key] => CommonText.ResourceManager.GetString(key, System.Globalization.CultureInfo.CurrentUICulture) is { } text
        ? new LocalizedString(key, text)
        : new LocalizedString(key, key, resourceNotFound: true);
}
