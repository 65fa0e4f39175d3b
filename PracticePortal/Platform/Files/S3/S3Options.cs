using System.Text.RegularExpressions;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Files.S3;

/// <summary>The section "Files:S3": a store elsewhere that speaks the protocol of Amazon S3.</summary>
/// <param name="Endpoint">The service's address, without the bucket.</param>
/// <param name="Region">Signatures are made for it.</param>
/// <param name="Bucket">Is there already, and nobody else writes to it below <paramref name="Prefix"/>.</param>
/// <param name="Prefix">What all names begin with: empty, or ending with a slash.</param>
/// <param name="AccessKey">Whose the requests are.</param>
/// <param name="SecretKey">Signs them, and is never sent.</param>
internal sealed partial record S3Options(Uri Endpoint, string Region, string Bucket, string Prefix, string AccessKey, string SecretKey)
{
    private const string EndpointKey = "Files:S3:Endpoint";
    private const string RegionKey = "Files:S3:Region";
    private const string BucketKey = "Files:S3:Bucket";
    private const string PrefixKey = "Files:S3:Prefix";
    private const string AccessKeyKey = "Files:S3:AccessKey";
    private const string SecretKeyKey = "Files:S3:SecretKey";

    /// <summary>Where a service has no regions, this is what it takes.</summary>
    private const string UsualRegion = "us-east-1";

    public static S3Options Read(IConfiguration configuration, IHostEnvironment environment) => new(
        Address(configuration.ReadText(EndpointKey), environment),
        Matching(RegionName(), configuration.ReadText(RegionKey) ?? UsualRegion, RegionKey, "the service's region, such as eu-north-1"),
        Matching(BucketName(), configuration.ReadText(BucketKey), BucketKey, "the name of a bucket: 3 to 63 small letters, digits, dots and hyphens"),
        Folder(configuration.ReadText(PrefixKey)),
        Matching(KeyText(), configuration.ReadText(AccessKeyKey), AccessKeyKey, "the access key that the service has given, without spaces"),
        Matching(KeyText(), configuration.ReadText(SecretKeyKey), SecretKeyKey, "the secret key that the service has given, without spaces"));

    /// <summary>Without the keys, as settings may be logged.</summary>
    public override string ToString() => $"{Endpoint}{Bucket}/{Prefix}";

    private static Uri Address(string? given, IHostEnvironment environment)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address is not { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
        {
            throw new ConfigurationException($"{EndpointKey} must be the service's address without the bucket, such as https://s3.eu-north-1.amazonaws.com.");
        }

        return address.Scheme == Uri.UriSchemeHttps || environment.IsDevelopment()
            ? address
            : throw new ConfigurationException($"{EndpointKey} must begin with https:// outside Development, as people's receipts are sent there.");
    }

    private static string Folder(string? given)
    {
        var name = given?.Trim('/') ?? "";
        return name.Length == 0 ? "" : Matching(PrefixText(), name, PrefixKey, "a name such as portal/receipts, of letters, digits, dots, hyphens and slashes") + "/";
    }

    private static string Matching(Regex allowed, string? given, string key, string what) =>
        given is not null && allowed.IsMatch(given) ? given : throw new ConfigurationException($"{key} must be {what}.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegionName();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BucketName();

    [GeneratedRegex("^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrefixText();

    [GeneratedRegex("^[!-~]{3,256}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyText();
}
