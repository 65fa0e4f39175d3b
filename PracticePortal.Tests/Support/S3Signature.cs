using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PracticePortal.Tests.Support;

/// <summary>
/// Whether a request is signed as AWS Signature Version 4 demands
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"/>), and its content the one whose hash was signed.
/// </summary>
internal static class S3Signature
{
    private const string Scheme = "AWS4-HMAC-SHA256";

    /// <summary>Null when there is none; else the code with which a service refuses.</summary>
    public static string? Objection(HttpContext context, byte[] body, string accessKey, string secretKey)
    {
        var request = context.Request;
        var given = request.Headers.Authorization.ToString();
        if (!given.StartsWith(Scheme + " ", StringComparison.Ordinal))
        {
            return "AccessDenied";
        }

        var parts = given[(Scheme.Length + 1)..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var (credential, names) = (parts["Credential"].Split('/'), parts["SignedHeaders"].Split(';'));
        var (scope, hash, at) = (string.Join('/', credential[1..]), request.Headers["x-amz-content-sha256"].ToString(), request.Headers["x-amz-date"].ToString());
        if (credential[0] != accessKey || !names.Contains("host") || !names.Contains("x-amz-content-sha256") || !names.Contains("x-amz-date"))
        {
            return "InvalidAccessKeyId";
        }

        var canonical = string.Join('\n', [request.Method, .. Target(context), .. names.Select(name => $"{name}:{request.Headers[name].ToString().Trim()}"), "", string.Join(';', names), hash]);
        var key = credential[1..].Aggregate(Encoding.UTF8.GetBytes($"AWS4{secretKey}"), Sign);
        var signature = Convert.ToHexStringLower(Sign(key, string.Join('\n', Scheme, at, scope, Hex(Encoding.UTF8.GetBytes(canonical)))));
        if (signature != parts["Signature"])
        {
            return "SignatureDoesNotMatch";
        }

        return hash == Hex(body) ? null : "XAmzContentSHA256Mismatch";
    }

    /// <summary>The path and the sorted query, as they were sent.</summary>
    private static string[] Target(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var pairs = target is [_, { Length: > 0 } query] ? query.Split('&') : [];
        return [target[0], string.Join('&', pairs.Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=").Order(StringComparer.Ordinal))];
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
