namespace PracticePortal.Platform.Links;

/// <summary>What every page behind a letter's link says to browsers.</summary>
public static class LinkPage
{
    /// <summary>Nothing of it is kept.</summary>
    public static void KeepPrivate(HttpResponse response) => response.Headers.CacheControl = "no-store";
}
