using System.Net.Sockets;

namespace PracticePortal.Tests.Support;

/// <summary>
/// Tells of a connection that died in the moment in which it came about as of any other that did not come about: as a connection error, before
/// which nothing was sent. The framework asks the socket for its other end then, and lets what that throws through as it is.
/// </summary>
internal sealed class ConnectingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException died)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, died.Message, died);
        }
    }
}
