using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.Account.Components;

/// <summary>In the user menu: the other places that the person can go on in.</summary>
public sealed partial class OtherHats(AccountQueries account) : LeavingComponent
{
    private IReadOnlyList<AvailableHat> _others = [];

    protected override async Task OnInitializedAsync() => _others = await account.OtherHatsAsync(Leaving);

    private static string PlaceOf(AvailableHat hat) => hat.Hat.Kind == HatKind.Portal ? CommonText.Administration : hat.PlaceName;
}
