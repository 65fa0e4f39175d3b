using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Links;

/// <summary>What a link from an email is for. A link made for one purpose is nothing to another.</summary>
public enum LinkPurpose
{
    Invitation,
    MemberInvitation,
    PasswordReset,
    FirstAdministrator,
}

/// <summary>The row that a link points at, and the version of it that the link was made for.</summary>
public sealed record LinkTarget(Guid Id, int Version);

/// <summary>
/// Makes and reads the links in emails: an id and a version, protected by the portal's keys. Nothing secret is stored, a retried letter
/// has a link as good as the first, and the dates stand in the row, so that a link which has expired can still say who invited.
/// </summary>
public sealed class LinkProtector(IDataProtectionProvider keys, PortalOptions portal)
{
    private const int PayloadLength = 20;

    /// <summary>The whole address, built from Portal:PublicUrl and from nothing else.</summary>
    public Uri AddressOf(LinkPurpose purpose, LinkTarget target) => portal.Link($"/i/{Segment(purpose)}/{Protect(purpose, target)}");

    public string Protect(LinkPurpose purpose, LinkTarget target)
    {
        Span<byte> payload = stackalloc byte[PayloadLength];
        target.Id.TryWriteBytes(payload);
        BinaryPrimitives.WriteInt32BigEndian(payload[16..], target.Version);
        return Base64Url.EncodeToString(For(purpose).Protect(payload.ToArray()));
    }

    /// <summary>Null for whatever does not decrypt or was made for another purpose.</summary>
    public LinkTarget? Read(LinkPurpose purpose, string? token)
    {
        if (string.IsNullOrEmpty(token) || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            var payload = For(purpose).Unprotect(Base64Url.DecodeFromChars(token));
            return payload.Length == PayloadLength
                ? new LinkTarget(new Guid(payload.AsSpan(0, 16)), BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(16)))
                : null;
        }
        catch (CryptographicException)
        {
            return null; // made up, cut off, or from another installation: one and the same answer
        }
    }

    /// <summary>The part of the path that tells the purposes apart.</summary>
    public static string Segment(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => "c",
        LinkPurpose.MemberInvitation => "m",
        LinkPurpose.PasswordReset => "p",
        LinkPurpose.FirstAdministrator => "s",
    };

    private IDataProtector For(LinkPurpose purpose) => keys.CreateProtector("PracticePortal.Links", purpose.ToString());
}
