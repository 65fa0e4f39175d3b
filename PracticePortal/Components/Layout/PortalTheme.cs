using MudBlazor;

namespace PracticePortal.Components.Layout;

/// <summary>
/// The portal's one theme in light and dark, as design tokens. The colours are those of Practice management;
/// app.css lays My Spiris' own over them (html:root[data-place=my]).
/// </summary>
public static class PortalTheme
{
    private const string FloatingShadow = "0 8px 28px rgb(10 20 30 / .18)";

    private static readonly string[] s_fonts =
        ["Segoe UI Variable Text", "Segoe UI", "system-ui", "-apple-system", "Roboto", "Source Sans 3", "sans-serif"];

    private static readonly PaletteLight s_light = new()
    {
        Background = "#F4F6F8",
        BackgroundGray = "#E9EEF1",
        Surface = "#FFFFFF",
        AppbarBackground = "#FFFFFF",
        AppbarText = "#17212B",
        TextPrimary = "#17212B",
        TextSecondary = "#495867",
        TextDisabled = "#66747F",
        ActionDefault = "#495867",
        ActionDisabled = "#66747F",
        ActionDisabledBackground = "#E9EEF1",
        Primary = "#0B5A74",
        PrimaryContrastText = "#FFFFFF",
        Secondary = "#495867",
        SecondaryContrastText = "#FFFFFF",
        Info = "#1D4F91",
        Success = "#1B6332",
        Warning = "#7A4A00",
        Error = "#A01C2C",
        InfoContrastText = "#FFFFFF",
        SuccessContrastText = "#FFFFFF",
        WarningContrastText = "#FFFFFF",
        ErrorContrastText = "#FFFFFF",
        Dark = "#17212B",
        LinesInputs = "#73828F",
        LinesDefault = "#D3DBE1",
        Divider = "#D3DBE1",
        DividerLight = "#D3DBE1",
        TableLines = "#D3DBE1",
        TableHover = "#F4F6F8",
        TableStriped = "#F4F6F8",
        Skeleton = "#E9EEF1",
        DrawerBackground = "#13222E",
        DrawerText = "#E4ECF2",
        DrawerIcon = "#A9BAC7",
    };

    private static readonly PaletteDark s_dark = new()
    {
        Background = "#0F161C",
        BackgroundGray = "#0B1116",
        Surface = "#172029",
        AppbarBackground = "#172029",
        AppbarText = "#E8EEF3",
        TextPrimary = "#E8EEF3",
        TextSecondary = "#A8B7C4",
        TextDisabled = "#8497A6",
        ActionDefault = "#A8B7C4",
        ActionDisabled = "#8497A6",
        ActionDisabledBackground = "#0B1116",
        Primary = "#6CC4E0",
        PrimaryContrastText = "#05222D",
        Secondary = "#A8B7C4",
        SecondaryContrastText = "#0F161C",
        Info = "#9CC4F7",
        Success = "#86D79A",
        Warning = "#F2C46B",
        Error = "#FFA3A6",
        InfoContrastText = "#0F161C",
        SuccessContrastText = "#0F161C",
        WarningContrastText = "#0F161C",
        ErrorContrastText = "#0F161C",
        Dark = "#26303A",
        LinesInputs = "#74879A",
        LinesDefault = "#2D3A46",
        Divider = "#2D3A46",
        DividerLight = "#2D3A46",
        TableLines = "#2D3A46",
        TableHover = "#1B2630",
        TableStriped = "#1B2630",
        Skeleton = "#26303A",
        DrawerBackground = "#0A1015",
        DrawerText = "#E4ECF2",
        DrawerIcon = "#9DB0BF",
    };

    /// <summary>What a page looks like unless the dark theme is asked for.</summary>
    public static readonly MudTheme Light = Create(":root");

    /// <summary>The same parts, in force where theme.js has set data-theme=dark: so the first paint is right without a circuit.</summary>
    public static readonly MudTheme Dark = Create(":root[data-theme=dark]");

    private static MudTheme Create(string scope) => new()
    {
        PaletteLight = s_light,
        PaletteDark = s_dark,
        PseudoCss = new PseudoCss { Scope = scope },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "224px", AppbarHeight = "56px" },
        Shadows = new Shadow { Elevation = [.. Enumerable.Range(0, 26).Select(height => height < 8 ? "none" : FloatingShadow)] },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_fonts, FontSize = "1rem", FontWeight = "400", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = s_fonts, FontSize = "1.75rem", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "normal" },
            H2 = new H2Typography { FontFamily = s_fonts, FontSize = "1.3125rem", FontWeight = "650", LineHeight = "1.3", LetterSpacing = "normal" },
            H3 = new H3Typography { FontFamily = s_fonts, FontSize = "1.125rem", FontWeight = "650", LineHeight = "1.35", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = s_fonts, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = s_fonts, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = s_fonts, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = s_fonts, FontSize = "0.875rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = s_fonts, FontSize = "1rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
        },
    };
}
