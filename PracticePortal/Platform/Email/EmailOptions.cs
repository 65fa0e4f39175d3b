using MailKit.Security;

namespace PracticePortal.Platform.Email;

/// <summary>How letters leave the portal.</summary>
public enum EmailTransport
{
    /// <summary>Handed to a mail server.</summary>
    Smtp,

    /// <summary>Written as .eml files into the data directory.</summary>
    Pickup,
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Encrypted by STARTTLS; a server that does not offer it gets no letter.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    SslOnConnect,

    /// <summary>In clear text: for a server on the same machine.</summary>
    None,
}

/// <summary>The settings under <c>Email</c>: which way letters go, and from whom.</summary>
public sealed record EmailOptions
{
    public const string DevelopmentFrom = "PracticePortal <no-reply@portal.example>";

    public EmailTransport Transport { get; init; }

    /// <summary>The sender: <c>Name &lt;address&gt;</c> or a bare address.</summary>
    public string From { get; init; } = "";

    public SmtpOptions Smtp { get; init; } = new();
}

/// <summary>The settings under <c>Email:Smtp</c>: where the mail server is and how it is entered.</summary>
public sealed record SmtpOptions
{
    public string Host { get; init; } = "";

    public int Port { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    public SmtpSecurity Security { get; init; }

    internal SecureSocketOptions SocketOptions => Security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
    };

    /// <summary>The usual port of each way to connect.</summary>
    public static int UsualPort(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => 587,
        SmtpSecurity.SslOnConnect => 465,
        SmtpSecurity.None => 25,
    };

    /// <summary>Without the password, as settings may be logged.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security})";
}
