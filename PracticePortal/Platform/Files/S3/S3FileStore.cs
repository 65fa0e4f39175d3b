using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace PracticePortal.Platform.Files.S3;

/// <summary>
/// Files in a bucket, under the same names as in the folder, so that one is copied into the other as it is. The service takes a file whole or not at
/// all, and only when what came has the hash that was signed. Whatever keeps it from answering is an <see cref="IOException"/>, as with a disk.
/// </summary>
internal sealed class S3FileStore : IFileStore, IDisposable
{
    private const string AnyVersion = "*";

    /// <summary>Of no file: what <see cref="RefusesToWriteOverAsync"/> tries to write over.</summary>
    private const string Probe = "probe";

    private readonly S3Options _options;
    private readonly S3Patience _patience;
    private readonly AmazonS3Client _client;

    public S3FileStore(S3Options options, S3Patience patience)
    {
        (_options, _patience) = (options, patience);
        _client = new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), new AmazonS3Config
        {
            ServiceURL = options.Endpoint.AbsoluteUri,
            AuthenticationRegion = options.Region,
            ForcePathStyle = true, // the one form that every service knows
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, // many services do not know the newer sums; the signed hash is checked by all
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            ConnectTimeout = patience.Connect,
            Timeout = patience.Try,
            MaxErrorRetry = patience.Again,
        });
    }

    public long? FreeBytes => null;

    public async Task<bool> KeepAsync(FileKey key, Stream content, FileDigest expected, CancellationToken ct)
    {
        if (await FileHash.CopyAsync(content, Stream.Null, expected.Bytes, ct) != expected)
        {
            return false;
        }

        content.Position = 0;
        return await AskAsync(() => PutAsync(NameOf(key), content, ct), ct) switch
        {
            Put.Done => true,
            _ when await this.ReadBackAsync(key, ct) is { } there => there == expected, // the same, perhaps by a try whose answer was lost
            _ => throw new IOException("The store of files is at work on the same file."),
        };
    }

    public async Task<Stream?> OpenAsync(FileKey key, CancellationToken ct)
    {
        var answer = await FindAsync(() => _client.GetObjectAsync(_options.Bucket, NameOf(key), ct), ct);
        return answer is null ? null : new PatientStream(answer.ResponseStream, answer, _patience.Piece);
    }

    public async Task<bool> HasAsync(FileKey key, CancellationToken ct) =>
        await FindAsync(() => _client.GetObjectMetadataAsync(_options.Bucket, NameOf(key), ct), ct) is not null;

    public Task DeleteAsync(FileKey key, CancellationToken ct) => AskAsync(() => _client.DeleteObjectAsync(_options.Bucket, NameOf(key), ct), ct);

    public IAsyncEnumerable<KeptFile> ListAsync(CancellationToken ct) => ListAsync(_options.Prefix, ct);

    public IAsyncEnumerable<KeptFile> ListAsync(Guid ownerId, CancellationToken ct) => ListAsync($"{_options.Prefix}{FilePlace.Of(ownerId)}/", ct);

    /// <summary>A file that was not wholly sent is not there.</summary>
    public Task RemoveLeftoversAsync(DateTime before, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Whether the service answers, and keeps the promise on which files rest: what is there is not written over.</summary>
    public async Task<bool> RefusesToWriteOverAsync(CancellationToken ct)
    {
        for (var tries = 0; tries < 2; tries++) // the very first one makes it
        {
            if (await AskAsync(() => PutAsync(_options.Prefix + Probe, new MemoryStream(), ct), ct) == Put.Taken)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Put> PutAsync(string name, Stream content, CancellationToken ct)
    {
        try
        {
            await _client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _options.Bucket,
                    Key = name,
                    InputStream = content,
                    AutoCloseStream = false,
                    UseChunkEncoding = false, // so that the hash of all of it is signed
                    ContentType = "application/octet-stream",
                    IfNoneMatch = AnyVersion,
                },
                ct);
            return Put.Done;
        }
        catch (AmazonS3Exception taken) when (taken.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return Put.Taken;
        }
    }

    private async IAsyncEnumerable<KeptFile> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = prefix, ContinuationToken = next };
            var page = await AskAsync(() => _client.ListObjectsV2Async(request, ct), ct);
            foreach (var found in page.S3Objects ?? [])
            {
                if (FilePlace.Read(found.Key[_options.Prefix.Length..]) is { } key && found.LastModified is { } at)
                {
                    yield return new KeptFile(key, at.ToUniversalTime());
                }
            }

            next = page.NextContinuationToken;
        }
        while (next is not null);
    }

    private static async Task<T?> FindAsync<T>(Func<Task<T>> ask, CancellationToken ct)
        where T : class
    {
        try
        {
            return await AskAsync(ask, ct);
        }
        catch (IOException missing) when (missing.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" })
        {
            return null;
        }
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException
            || (failed is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new IOException($"The store of files did not answer as it should: {failed.Message}", failed);
        }
    }

    private string NameOf(FileKey key) => _options.Prefix + FilePlace.Of(key);

    private enum Put
    {
        Done,
        Taken,
    }
}
