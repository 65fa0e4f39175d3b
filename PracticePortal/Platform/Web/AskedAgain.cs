namespace PracticePortal.Platform.Web;

/// <summary>What is sent may be kept by the browser of whoever asked, and by nobody else; it is shown again only after the portal was asked.</summary>
public sealed class AskedAgain;
