using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PracticePortal.Platform.Files.S3;

/// <summary>
/// The store elsewhere answers, takes the portal's signature and writes over nothing. Without it pages are served and receipts are refused: degraded, not down.
/// It is asked now and then, however often the portal is asked: each look costs a request.
/// </summary>
internal sealed class S3Health(S3FileStore store, TimeProvider clock) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() >= _until)
            {
                if (!await store.RefusesToWriteOverAsync(cancellationToken))
                {
                    return HealthCheckResult.Degraded("The store of files writes over what is there: it does not know If-None-Match.");
                }

                _until = clock.GetUtcNow() + s_holds;
            }

            return HealthCheckResult.Healthy();
        }
        catch (IOException away)
        {
            return HealthCheckResult.Degraded("The store of files does not answer as it should.", away);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
