using System.Globalization;
using System.Xml.Linq;

namespace PracticePortal.Tests.Support;

/// <summary>What a store answers to <c>ListObjectsV2</c>: a few keys at a time, so that whoever lists has to ask again.</summary>
internal static class S3Listing
{
    private const int KeysOfAPage = 3;

    private static readonly XNamespace s_s3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static string Page(string bucket, IEnumerable<(string Key, int Bytes, DateTime At)> found)
    {
        var sorted = found.OrderBy(o => o.Key, StringComparer.Ordinal).Take(KeysOfAPage + 1).ToList();
        var (page, more) = (sorted.Take(KeysOfAPage).ToList(), sorted.Count > KeysOfAPage);
        return new XElement(
            s_s3 + "ListBucketResult",
            new XElement(s_s3 + "Name", bucket),
            new XElement(s_s3 + "KeyCount", page.Count),
            new XElement(s_s3 + "IsTruncated", more ? "true" : "false"),
            more ? new XElement(s_s3 + "NextContinuationToken", page[^1].Key) : null,
            page.Select(o => new XElement(
                s_s3 + "Contents",
                new XElement(s_s3 + "Key", o.Key),
                new XElement(s_s3 + "LastModified", o.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)),
                new XElement(s_s3 + "Size", o.Bytes)))).ToString();
    }
}
