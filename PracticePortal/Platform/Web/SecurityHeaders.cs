namespace PracticePortal.Platform.Web;

/// <summary>What a browser is told not to allow: scripts from elsewhere or inline, frames, sniffing, referrers.</summary>
internal static class SecurityHeaders
{
    private const int TwoYears = 63_072_000;

    public static HeaderPolicyCollection Policy { get; } = Build().AddReferrerPolicyStrictOriginWhenCrossOrigin();

    /// <summary>For the pages behind links in emails: no other site learns from where somebody came.</summary>
    public static HeaderPolicyCollection PolicyOfLinks { get; } = Build().AddReferrerPolicyNoReferrer();

    private static HeaderPolicyCollection Build() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(TwoYears)
        .RemoveServerHeader()
        .AddContentSecurityPolicy(content =>
        {
            content.AddDefaultSrc().Self();
            content.AddObjectSrc().None();
            content.AddBaseUri().Self();
            content.AddFormAction().Self();
            content.AddFrameAncestors().None();
            content.AddScriptSrc().Self();
            content.AddStyleSrc().Self().UnsafeInline(); // MudBlazor writes styles into elements
            content.AddImgSrc().Self().Data();
            content.AddConnectSrc().Self();
        });
}
