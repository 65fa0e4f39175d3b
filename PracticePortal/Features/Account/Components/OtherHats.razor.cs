using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Account.Components;

/// <summary>The other places that the person can go on in: in the user menu, and on a page that is not found in this one.</summary>
public sealed partial class OtherHats(AccountQueries account) : LeavingComponent
{
    private IReadOnlyList<AvailableHat> _others = [];

    /// <summary>Where to go on after the switch; the place's start page when it is not given.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }

    [Parameter]
    public string Class { get; set; } = "menu-item";

    protected override async Task OnInitializedAsync() => _others = await account.OtherHatsAsync(Leaving);

    private static string PlaceOf(AvailableHat hat) => hat.Hat.Kind == HatKind.Portal ? CommonText.Administration : hat.PlaceName;
}
