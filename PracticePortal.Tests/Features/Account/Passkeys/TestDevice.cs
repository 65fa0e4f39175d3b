using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PracticePortal.Tests.Features.Account.Passkeys;

/// <summary>A device that keeps one passkey, and the browser that asks it: right unless a test says what to get wrong (WebAuthn level 3).</summary>
internal sealed class TestDevice : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte WithPublicKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _credentialId = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; set; } = "https://portal.example";

    public string Domain { get; set; } = "portal.example";

    public bool IsFramed { get; set; }

    /// <summary>Whether it asked for a fingerprint, a face or a PIN.</summary>
    public bool RecognisesPerson { get; set; } = true;

    /// <summary>How often it was used; 0 for a device that does not count, such as one that keeps passkeys in step with others.</summary>
    public uint Count { get; set; }

    /// <summary>Whose passkey it says it is, as it was told when it was made.</summary>
    public string Handle { get; set; } = "";

    /// <summary>Answers options for making a passkey.</summary>
    public string Make(string options)
    {
        var asked = JsonNode.Parse(options)!;
        Handle = asked["user"]!["id"]!.GetValue<string>();
        var id = new byte[2 + _credentialId.Length];
        BinaryPrimitives.WriteUInt16BigEndian(id, (ushort)_credentialId.Length);
        _credentialId.CopyTo(id, 2);
        byte[] data = [.. Data(WithPublicKey), .. new byte[16], .. id, .. PublicKey()];
        byte[] attestation =
        [
            0xa3, .. Word("fmt"), .. Word("none"), .. Word("attStmt"), 0xa0, .. Word("authData"), 0x58, (byte)data.Length, .. data,
        ];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(ClientData("webauthn.create", asked)),
            ["attestationObject"] = Text(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers options for showing one.</summary>
    public string Show(string options)
    {
        var data = Data(0);
        var client = ClientData("webauthn.get", JsonNode.Parse(options)!);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(client),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = Handle,
        });
    }

    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>A text of CBOR, shorter than 24 signs.</summary>
    private static byte[] Word(string word) => [(byte)(0x60 + word.Length), .. Encoding.ASCII.GetBytes(word)];

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(_credentialId),
        ["rawId"] = Text(_credentialId),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = asked["challenge"]!.GetValue<string>(),
        origin = Origin,
        crossOrigin = IsFramed,
    });

    private byte[] Data(byte more)
    {
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)(Present | (RecognisesPerson ? Verified : 0) | more), .. count];
    }

    /// <summary>In COSE: EC2, ES256, P-256, x and y.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
