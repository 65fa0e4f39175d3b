using Microsoft.Extensions.DependencyInjection.Extensions;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Email;

/// <summary>Letters: how they are rendered and how they leave.</summary>
public static class EmailSetUp
{
    public static WebApplicationBuilder AddEmail(this WebApplicationBuilder builder)
    {
        var options = builder.ReadEmail();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<RazorHtml>();
        builder.Services.AddSingleton<LetterRenderer>();
        builder.Services.AddScoped<OutgoingEmail>();
        builder.Services.AddSingleton(services => new PickupDirectory(services.GetRequiredService<PortalOptions>().DataDirectory));
        builder.Services.TryAddSingleton(SmtpPatience.Default);
        switch (options.Transport)
        {
            case EmailTransport.Smtp:
                builder.Services.AddSingleton<IEmailSender, SmtpEmailSender>();
                break;
            case EmailTransport.Pickup:
                builder.Services.AddSingleton<IEmailSender, PickupDirectoryEmailSender>();
                break;
        }

        return builder;
    }
}
