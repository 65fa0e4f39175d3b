using Microsoft.Extensions.Configuration.Memory;

namespace PracticePortal.Platform.Web;

/// <summary>How the portal tells its operators what it does: sentences for developers, one JSON object a line everywhere else.</summary>
public static class LogSetUp
{
    /// <summary>The framework's own news about each request and each query would fill the log, and addresses of links would stand in it.</summary>
    private static readonly Dictionary<string, string?> s_levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Hangfire"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Error", // each try that failed; what became of the call is the outbox's to say
    };

    public static WebApplicationBuilder AddLogs(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = s_levels }); // every setting beats it
        if (!builder.Environment.IsDevelopment())
        {
            // Without scopes: they hold the paths of requests, and a letter's link is one.
            builder.Logging.ClearProviders().AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        }

        return builder;
    }
}
