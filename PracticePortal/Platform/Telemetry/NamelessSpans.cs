using System.Diagnostics;
using OpenTelemetry;

namespace PracticePortal.Platform.Telemetry;

/// <summary>
/// Lets out of a span what says how the portal works, and nothing that says about whom: the addresses of pages hold ids and the tokens of
/// letters, and whatever a library adds one day stays inside until it is named here.
/// </summary>
internal sealed class NamelessSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> s_told = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "error.type",
        "rpc.system", "rpc.system.name", "rpc.service", "rpc.method", // the hub's methods; not what is handed to them
        "db.system", "db.system.name", "db.operation.name", "db.response.status_code", "db.statement", "db.query.text", // parameters stand apart
    };

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !s_told.Contains(tag.Key)).ToList())
        {
            data.SetTag(tag.Key, null);
        }

        if (data.Status == ActivityStatusCode.Error)
        {
            data.SetStatus(ActivityStatusCode.Error); // without the words of the exception
        }

        if (data.Events.Any(happened => happened.Name == "exception"))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // an exception's words cannot be taken out; the log has told it
        }
    }
}
