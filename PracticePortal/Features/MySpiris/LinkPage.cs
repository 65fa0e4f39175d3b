namespace PracticePortal.Features.MySpiris;

/// <summary>What every page behind a letter's link says to browsers.</summary>
internal static class LinkPage
{
    /// <summary>Nothing of it is kept.</summary>
    public static void KeepPrivate(HttpResponse response) => response.Headers.CacheControl = "no-store";
}
