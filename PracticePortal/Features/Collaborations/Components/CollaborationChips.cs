using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Resources;

namespace PracticePortal.Features.Collaborations.Components;

/// <summary>A collaboration's status as markup in one piece. There are as many as statuses and languages, and all open pages share them.</summary>
internal static class CollaborationChips
{
    private static readonly ConcurrentDictionary<(CollaborationStatus Status, string Language), MarkupString> s_chips = new();

    /// <param name="status">Null for a customer that nothing is shared with.</param>
    public static MarkupString Of(CollaborationStatus? status) => status is { } known
        ? s_chips.GetOrAdd((known, CultureInfo.CurrentUICulture.Name), _ => Chips.Of(Look(known).Tone, CollaborationTexts.Status(known), Look(known).Shape))
        : Chips.Nothing(CollaborationsText.NotActivated);

    private static (Tone Tone, Glyph Shape) Look(CollaborationStatus status) => status switch
    {
        CollaborationStatus.Provisioning => (Tone.Working, Glyph.DashedRing),
        CollaborationStatus.ProvisioningFailed => (Tone.Bad, Glyph.Exclamation),
        CollaborationStatus.AwaitingApproval => (Tone.Waiting, Glyph.Clock),
        CollaborationStatus.Active => (Tone.Good, Glyph.Tick),
        CollaborationStatus.Declined => (Tone.Bad, Glyph.Cross),
        CollaborationStatus.Cancelled => (Tone.Done, Glyph.Slash),
        CollaborationStatus.Expired => (Tone.Done, Glyph.Hourglass),
        CollaborationStatus.Ended => (Tone.Done, Glyph.Square),
    };
}
