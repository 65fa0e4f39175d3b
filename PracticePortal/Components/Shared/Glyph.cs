using Microsoft.AspNetCore.Components;

namespace PracticePortal.Components.Shared;

/// <summary>Our own stroke icons, drawn in a square of 24 (<see cref="Icon"/>).</summary>
public enum Glyph
{
    Home,
    Customers,
    Collaborations,
    Receipt,
    Members,
    Settings,
    Audit,
    Help,
    Outbox,
    Terms,
    Jobs,
    Menu,
    Person,
    Globe,
    Warning,
    Inbox,
    DashedRing,
    Clock,
    SpeechBubble,
    Envelope,
    Tick,
    Exclamation,
    Cross,
    Slash,
    Hourglass,
    Square,
    Dot,
}

/// <summary>The icons as markup in one piece: an open page keeps one frame of each, and the text itself is shared by all pages.</summary>
internal static class Glyphs
{
    private static readonly Dictionary<Glyph, MarkupString> s_drawings = Enum.GetValues<Glyph>().ToDictionary(glyph => glyph, glyph => new MarkupString(
        $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{PathsOf(glyph)}</svg>"""));

    public static MarkupString Of(Glyph glyph) => s_drawings[glyph];

    private static string PathsOf(Glyph glyph) => glyph switch
    {
        Glyph.Home => "<path d='M4 11.5 12 5l8 6.5M6.5 10v9h11v-9'/>",
        Glyph.Customers => "<path d='M5 20V5h9v15M14 9.5h5V20M3 20h18M8 9h3M8 12.5h3M8 16h3'/>",
        Glyph.Collaborations => "<circle cx='8.5' cy='12' r='5'/><circle cx='15.5' cy='12' r='5'/>",
        Glyph.Receipt => "<path d='M6 3.5v17l2-1.4 2 1.4 2-1.4 2 1.4 2-1.4 2 1.4v-17zM9 8.5h6M9 12h6'/>",
        Glyph.Members => "<circle cx='9' cy='8.5' r='3.5'/><path d='M3 20c0-3.6 2.7-6 6-6s6 2.4 6 6M15.5 5.4a3.5 3.5 0 0 1 0 6.2M17 14.4c2.4.8 4 2.9 4 5.6'/>",
        Glyph.Settings => "<path d='M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='12' r='2'/><circle cx='17' cy='17' r='2'/>",
        Glyph.Audit => "<path d='M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5'/>",
        Glyph.Help => "<circle cx='12' cy='12' r='9'/><path d='M9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.8v.2'/>",
        Glyph.Outbox => "<path d='M4 13v6h16v-6M12 15V4M8 8l4-4 4 4'/>",
        Glyph.Terms => "<path d='M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6'/>",
        Glyph.Jobs => "<path d='M5 12a7 7 0 0 1 12-4.9L19 9M19 12a7 7 0 0 1-12 4.9L5 15M19 5v4h-4M5 19v-4h4'/>",
        Glyph.Menu => "<path d='M4 7h16M4 12h16M4 17h16'/>",
        Glyph.Person => "<circle cx='12' cy='8.5' r='3.8'/><path d='M5 20.5c0-4 3-6.5 7-6.5s7 2.5 7 6.5'/>",
        Glyph.Globe => "<circle cx='12' cy='12' r='9'/><path d='M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18'/>",
        Glyph.Warning => "<path d='M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.2'/>",
        Glyph.Inbox => "<path d='M4 13 7 5h10l3 8v6H4zM4 13h4.5l1.5 2.5h4l1.5-2.5H20'/>",
        Glyph.DashedRing => "<circle cx='12' cy='12' r='8.5' stroke-dasharray='4.6 4.3'/>",
        Glyph.Clock => "<circle cx='12' cy='12' r='9'/><path d='M12 7v5.3l3.4 2'/>",
        Glyph.SpeechBubble => "<path d='M4 5h16v11h-8.5L7 20v-4H4zM8 9.5h8M8 12.5h5'/>",
        Glyph.Envelope => "<path d='M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7'/>",
        Glyph.Tick => "<circle class='disc' cx='12' cy='12' r='9'/><path class='on-disc' d='m7.8 12.4 2.9 2.9 5.6-6'/>",
        Glyph.Exclamation => "<path d='M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v5.5M12 16.3v.2'/>",
        Glyph.Cross => "<circle cx='12' cy='12' r='9'/><path d='m8.8 8.8 6.4 6.4M15.2 8.8l-6.4 6.4'/>",
        Glyph.Slash => "<circle cx='12' cy='12' r='9'/><path d='M5.8 18.2 18.2 5.8'/>",
        Glyph.Hourglass => "<path d='M6 3.5h12M6 20.5h12M7.5 3.5c0 5 4.5 6 4.5 8.5s-4.5 3.5-4.5 8.5M16.5 3.5c0 5-4.5 6-4.5 8.5s4.5 3.5 4.5 8.5'/>",
        Glyph.Square => "<rect x='5' y='5' width='14' height='14' rx='1.5'/>",
        Glyph.Dot => "<circle cx='12' cy='12' r='4.5'/>",
    };
}
