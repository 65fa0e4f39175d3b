using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Provisioning;

/// <summary>Creating through the service at Spiris: the client, its patience, and what is told to the service besides.</summary>
internal static class ProvisioningServiceSetUp
{
    public static IServiceCollection AddProvisioningService(this IServiceCollection services, ProvisioningOptions options, ServicePatience patience)
    {
        services.AddTransient<WholeAnswers>();
        var client = services.AddHttpClient<ProvisioningService>(http =>
        {
            http.BaseAddress = options.BaseUrl;
            http.Timeout = Timeout.InfiniteTimeSpan; // the pipeline bounds each try and all of them
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        });
        client.UseSocketsHttpHandler((handler, _) =>
        {
            (handler.AllowAutoRedirect, handler.UseCookies) = (false, false); // the key goes to the one address and no other
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2); // so that a moved service is found
        });
        client.AddResilienceHandler("tries", pipeline => Build(pipeline, patience));
        client.AddHttpMessageHandler<WholeAnswers>();
        services.Replace(ServiceDescriptor.Scoped<IProvisioner, ServiceProvisioner>());
        return services.AddEventHandler<CollaborationApproved, ConfirmOnApproval>();
    }

    private static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ServicePatience patience)
    {
        pipeline.TimeProvider = TimeProvider.System; // networks live in real time
        pipeline
            .AddTimeout(patience.InAll)
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = patience.Again,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = patience.FirstPause,
                ShouldRetryAfterHeader = true,
                ShouldHandle = tried => ValueTask.FromResult(
                    HttpClientResiliencePredicates.IsTransient(tried.Outcome) && PauseAskedFor(tried.Outcome.Result) <= patience.Try),
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = patience.CircuitTries,
                SamplingDuration = patience.CircuitWatch,
                BreakDuration = patience.CircuitRest,
            })
            .AddTimeout(patience.Try);
    }

    /// <summary>A longer pause than a try is left to the outbox, so that no worker stands and waits.</summary>
    private static TimeSpan PauseAskedFor(HttpResponseMessage? answer) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } until } => until - TimeProvider.System.GetUtcNow(),
        _ => TimeSpan.Zero,
    };
}
