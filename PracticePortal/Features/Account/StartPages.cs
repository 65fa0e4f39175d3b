using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Account;

/// <summary>Where a person begins, by the place that was used last.</summary>
public static class StartPages
{
    public const string WithoutPlace = "/account/no-place";

    public static string Of(Hat hat) => hat.Kind switch
    {
        HatKind.Agency => "/start",
        HatKind.Organisation => "/my",
        HatKind.Portal => "/admin/agencies",
        HatKind.None => WithoutPlace,
    };
}
