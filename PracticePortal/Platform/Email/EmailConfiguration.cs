using System.Globalization;
using MimeKit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

/// <summary>Reads and checks the section "Email".</summary>
internal static class EmailConfiguration
{
    private const string TransportKey = "Email:Transport";
    private const string FromKey = "Email:From";
    private const string HostKey = "Email:Smtp:Host";
    private const string PortKey = "Email:Smtp:Port";
    private const string UserNameKey = "Email:Smtp:UserName";
    private const string PasswordKey = "Email:Smtp:Password";
    private const string SecurityKey = "Email:Smtp:Security";

    public static EmailOptions ReadEmail(this WebApplicationBuilder builder)
    {
        var (configuration, development) = (builder.Configuration, builder.Environment.IsDevelopment());
        var transport = configuration.ReadChoice(TransportKey, otherwise: development ? EmailTransport.Pickup : EmailTransport.Smtp);
        return new EmailOptions
        {
            Transport = transport,
            From = configuration.Sender(otherwise: development ? EmailOptions.DevelopmentFrom : null),
            Smtp = transport == EmailTransport.Smtp ? configuration.Smtp() : new SmtpOptions(),
        };
    }

    private static SmtpOptions Smtp(this IConfiguration configuration)
    {
        var security = configuration.ReadChoice(SecurityKey, otherwise: SmtpSecurity.StartTls);
        var (userName, password) = (configuration.ReadText(UserNameKey), configuration.ReadText(PasswordKey));
        if (userName is null != password is null)
        {
            throw new ConfigurationException($"{UserNameKey} and {PasswordKey} must be set both or neither.");
        }

        return new SmtpOptions
        {
            Host = configuration.Host(),
            Port = configuration.Port(SmtpOptions.UsualPort(security)),
            UserName = userName,
            Password = password,
            Security = security,
        };
    }

    private static string Sender(this IConfiguration configuration, string? otherwise)
    {
        var sender = configuration.ReadText(FromKey) ?? otherwise
            ?? throw new ConfigurationException($"{FromKey} must be the address that letters are sent from.");
        return MailboxAddress.TryParse(sender, out var mailbox) && EmailAddress.Parse(mailbox.Address, FromKey).Succeeded
            ? sender
            : throw new ConfigurationException($"{FromKey} must be an address, such as PracticePortal <no-reply@portal.example>.");
    }

    private static string Host(this IConfiguration configuration)
    {
        var host = configuration.ReadText(HostKey)
            ?? throw new ConfigurationException($"{HostKey} must name the mail server, as {TransportKey} is {EmailTransport.Smtp}.");
        return Uri.CheckHostName(host) != UriHostNameType.Unknown
            ? host
            : throw new ConfigurationException($"{HostKey} must be the name or address of a mail server, without a port.");
    }

    private static int Port(this IConfiguration configuration, int otherwise)
    {
        if (configuration.ReadText(PortKey) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw new ConfigurationException($"{PortKey} must be a number from 1 to 65535.");
    }
}
