using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace PracticePortal.Components.Shared;

/// <summary>A status as markup in one piece, for the rows of lists: a component in each row costs every open page more than all of its text.</summary>
internal static class Chips
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="tone">Gives the colour.</param>
    /// <param name="text">Any words; they are encoded.</param>
    /// <param name="shape">Tells statuses of one tone apart; without it the tone's usual shape.</param>
    public static MarkupString Of(Tone tone, string text, Glyph? shape = null) =>
        new($"""<span class="chip {ClassOf(tone)}">{Glyphs.Of(shape ?? ShapeOf(tone))}{s_encoder.Encode(text)}</span>""");

    /// <summary>Where there is no status: the words alone, held back.</summary>
    public static MarkupString Nothing(string text) => new($"""<span class="muted">{s_encoder.Encode(text)}</span>""");

    private static string ClassOf(Tone tone) => tone switch
    {
        Tone.Working => "working",
        Tone.Waiting => "waiting",
        Tone.Good => "good",
        Tone.Bad => "bad",
        Tone.Done => "done",
    };

    private static Glyph ShapeOf(Tone tone) => tone switch
    {
        Tone.Working => Glyph.DashedRing,
        Tone.Waiting => Glyph.Clock,
        Tone.Good => Glyph.Tick,
        Tone.Bad => Glyph.Exclamation,
        Tone.Done => Glyph.Square,
    };
}
