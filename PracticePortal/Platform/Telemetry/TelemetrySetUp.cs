using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Telemetry;

/// <summary>Metrics and traces for a collector that speaks OTLP. Without an address nothing is collected and nothing leaves.</summary>
public static class TelemetrySetUp
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string ServiceNameKey = "OTEL_SERVICE_NAME";

    /// <summary>The runtime's and the framework's own: requests, connections, circuits, log-ins, memory, garbage, thread pool.</summary>
    private static readonly string[] s_meters =
    [
        PortalMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components.Server.Circuits", "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.RateLimiting",
    ];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalMeter>();
        if (builder.Configuration.ReadText(EndpointKey) is not { } endpoint)
        {
            return builder;
        }

        Check(endpoint, builder.Configuration.ReadText(ProtocolKey));
        builder.Services.AddHostedService<OutboxGauges>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration.ReadText(ServiceNameKey) ?? PortalMeter.Name))
            .WithMetrics(metrics => metrics.AddMeter(s_meters))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource("Npgsql").AddProcessor<NamelessSpans>())
            .UseOtlpExporter(); // reads the other OTEL_… settings; comes last, so that it gets what the processor let through
        return builder;
    }

    private static void Check(string endpoint, string? protocol)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ConfigurationException($"{EndpointKey} must be the collector's address, such as http://collector.example:4317.");
        }

        if (protocol is not (null or "grpc" or "http/protobuf"))
        {
            throw new ConfigurationException($"{ProtocolKey} must be grpc or http/protobuf.");
        }
    }
}
