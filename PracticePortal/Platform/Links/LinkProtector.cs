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
    SignUp,
}

/// <summary>The row that a link points at, and the version of it that the link was made for.</summary>
public sealed record LinkTarget(Guid Id, int Version)
{
    /// <summary>Stands in each form that acts on a link, so that a form drawn for one link never acts on another.</summary>
    public string Mark => $"{Id:N}.{Version}";
}

/// <summary>
/// Makes and reads the links in emails: an id and a version, protected by the portal's keys. Nothing secret is stored, a retried letter
/// has a link as good as the first, and the dates stand in the row, so that a link which has expired can still say who invited.
/// </summary>
public sealed class LinkProtector(IDataProtectionProvider keys, PortalOptions portal)
{
    private const int PayloadLength = 20;
    private const int OpenedLength = PayloadLength + sizeof(long);

    /// <summary>The whole address, built from Portal:PublicUrl and from nothing else.</summary>
    public Uri AddressOf(LinkPurpose purpose, LinkTarget target) => portal.Link($"/i/{Segment(purpose)}/{Protect(purpose, target)}");

    public string Protect(LinkPurpose purpose, LinkTarget target)
    {
        var payload = new byte[PayloadLength];
        Write(target, payload);
        return Base64Url.EncodeToString(For(purpose).Protect(payload));
    }

    /// <summary>Null for whatever does not decrypt or was made for another purpose.</summary>
    public LinkTarget? Read(LinkPurpose purpose, string? token) =>
        Unprotect(For(purpose), token) is { Length: PayloadLength } payload ? TargetIn(payload) : null;

    /// <summary>What a browser keeps of a link that was opened in it: no link itself, and good for a while only.</summary>
    internal string ProtectOpened(LinkPurpose purpose, LinkTarget target, DateTimeOffset until)
    {
        var payload = new byte[OpenedLength];
        Write(target, payload);
        BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(PayloadLength), until.ToUnixTimeSeconds());
        return Base64Url.EncodeToString(ForOpened(purpose).Protect(payload));
    }

    internal LinkTarget? ReadOpened(LinkPurpose purpose, string? kept, DateTimeOffset now) =>
        Unprotect(ForOpened(purpose), kept) is { Length: OpenedLength } payload
        && now.ToUnixTimeSeconds() <= BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(PayloadLength))
            ? TargetIn(payload)
            : null;

    private static void Write(LinkTarget target, Span<byte> payload)
    {
        target.Id.TryWriteBytes(payload);
        BinaryPrimitives.WriteInt32BigEndian(payload[16..], target.Version);
    }

    private static LinkTarget TargetIn(byte[] payload) =>
        new(new Guid(payload.AsSpan(0, 16)), BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(16)));

    private static byte[]? Unprotect(IDataProtector key, string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.All(IsInAlphabet) || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            return key.Unprotect(Base64Url.DecodeFromChars(text));
        }
        catch (CryptographicException)
        {
            return null; // made up, cut off, or from another installation: one and the same answer
        }
    }

    /// <summary>The framework reads padding and white space, too: a link has one spelling.</summary>
    private static bool IsInAlphabet(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_';

    /// <summary>The part of the path that tells the purposes apart.</summary>
    public static string Segment(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => "c",
        LinkPurpose.MemberInvitation => "m",
        LinkPurpose.PasswordReset => "p",
        LinkPurpose.FirstAdministrator => "s",
        LinkPurpose.SignUp => "o",
    };

    private IDataProtector For(LinkPurpose purpose) => keys.CreateProtector("PracticePortal.Links", purpose.ToString());

    private IDataProtector ForOpened(LinkPurpose purpose) => keys.CreateProtector("PracticePortal.OpenedLinks", purpose.ToString());
}
