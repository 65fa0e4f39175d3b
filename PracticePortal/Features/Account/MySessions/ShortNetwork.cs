using System.Net;
using System.Net.Sockets;

namespace PracticePortal.Features.Account.MySessions;

/// <summary>As much of a network address as tells the office from a foreign place, and not who sat at which computer.</summary>
public static class ShortNetwork
{
    /// <summary>192.0.2.x, or 2001:db8:1:2:…; empty for what is no address.</summary>
    public static string Of(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return "";
        }

        var bytes = (parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed).GetAddressBytes();
        return parsed.AddressFamily == AddressFamily.InterNetwork || parsed.IsIPv4MappedToIPv6
            ? $"{bytes[0]}.{bytes[1]}.{bytes[2]}.x"
            : string.Concat(Enumerable.Range(0, 4).Select(group => $"{(bytes[2 * group] << 8) | bytes[(2 * group) + 1]:x}:")) + "…";
    }
}
