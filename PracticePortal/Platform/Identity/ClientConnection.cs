using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PracticePortal.Platform.Identity;

/// <summary>From where a person works: kept when the circuit opens, as later there is no request to ask.</summary>
public sealed class ClientConnection(IHttpContextAccessor http) : CircuitHandler
{
    private string? _address;
    private string? _browser;

    /// <summary>The network address, behind trusted proxies the client's own.</summary>
    public string Address => _address ?? AddressOf(http.HttpContext);

    /// <summary>The User-Agent header.</summary>
    public string Browser => _browser ?? BrowserOf(http.HttpContext);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        (_address, _browser) = (AddressOf(http.HttpContext), BrowserOf(http.HttpContext));
        return Task.CompletedTask;
    }

    private static string AddressOf(HttpContext? context) => context?.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string BrowserOf(HttpContext? context) => context?.Request.Headers.UserAgent.ToString() ?? "";
}
