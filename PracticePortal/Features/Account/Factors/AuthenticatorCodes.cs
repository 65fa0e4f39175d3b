using OtpNet;
using QRCoder;

namespace PracticePortal.Features.Account.Factors;

/// <summary>The codes of an authenticator app: six digits that change every half minute (RFC 6238).</summary>
public static class AuthenticatorCodes
{
    public const int Digits = 6;

    private const int KeyBytes = 20; // as long as the hash that the apps know, SHA-1 (RFC 4226, section 4)
    private const string Issuer = "PracticePortal";

    /// <summary>Phones and servers do not agree on the second: the code before and the one after are good, too (RFC 6238, section 5.2).</summary>
    private static readonly VerificationWindow s_window = new(previous: 1, future: 1);

    /// <summary>In base 32, as apps take it.</summary>
    public static string NewKey() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes)).TrimEnd('=');

    /// <summary>The half minute that a code belongs to; null when it is none of this key's at this time.</summary>
    public static long? StepOf(string key, string code, DateTime now) =>
        new Totp(Base32Encoding.ToBytes(key), totpSize: Digits).VerifyTotp(now, code, out var step, s_window) ? step : null;

    /// <summary>What a phone's camera reads to take the key over.</summary>
    public static string Address(string key, string email) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Issuer}&digits={Digits}";

    /// <summary>The address as a picture that a page can hold.</summary>
    public static string Picture(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(pixelsPerModule: 5))}";
    }
}
