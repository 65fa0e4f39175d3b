using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Account.Components;

/// <summary>The other places that the person can go on in, and the way to a second factor that is owed: in the user menu, and on a page that is not found in this one.</summary>
public sealed partial class OtherHats(AccountQueries account) : LeavingComponent
{
    private IReadOnlyList<AvailableHat> _others = [];
    private FactorOwed? _owed;

    /// <summary>Where to go on after the switch; the place's start page when it is not given.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }

    [Parameter]
    public string Class { get; set; } = "menu-item";

    /// <summary>False where the page itself leads to the second factor that is owed.</summary>
    [Parameter]
    public bool OffersFactor { get; set; } = true;

    protected override async Task OnInitializedAsync()
    {
        _owed = await account.FactorOwedAsync(Leaving);
        _others = [.. (await account.OtherHatsAsync(Leaving)).Where(hat => hat.Hat != _owed?.Hat)];
    }

    private static string PlaceOf(AvailableHat hat) => hat.Hat.Kind == HatKind.Portal ? CommonText.Administration : hat.PlaceName;
}
