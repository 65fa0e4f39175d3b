using Microsoft.AspNetCore.Components.Server.Circuits;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Collaborations;

public static class CollaborationsFeature
{
    public static WebApplicationBuilder AddCollaborations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ReadLifetimes(builder.Configuration));
        builder.Services
            .AddScoped<ClientConnection>().AddScoped<CircuitHandler>(services => services.GetRequiredService<ClientConnection>())
            .AddScoped<CollaborationQueries>().AddScoped<ActivationQueries>().AddScoped<InvitationLetters>().AddScoped<ResendLimit>().AddScoped<ActivationLimit>()
            .AddScoped<ActivateCollaboration>().AddScoped<CancelCollaboration>().AddScoped<RetryProvisioning>().AddScoped<ResendInvitation>()
            .AddScoped<ChangeCollaborationTask>().AddScoped<CorrectAddress>().AddScoped<EndCollaboration>()
            .AddScoped<ApproveCollaboration>().AddScoped<DeclineCollaboration>().AddScoped<OpenRequest>().AddScoped<ReportOrganisation>()
            .AddScoped<CollaborationVerbs>()
            .AddScoped<CollaborationNotices>().AddScoped<RemindAndExpireJob>().AddSingleton(RemindAndExpireJob.Recurring)
            .AddEventHandler<InvitationDue, SendInvitationEmail>()
            .AddEventHandler<ReminderDue, SendReminderEmail>()
            .AddEventHandler<CollaborationApproved, SendApprovedEmail>()
            .AddEventHandler<CollaborationDeclined, SendDeclinedEmail>()
            .AddEventHandler<CollaborationCancelled, SendCancelledEmail>()
            .AddEventHandler<CollaborationEnded, SendEndedEmail>()
            .AddEventHandler<CollaborationExpired, SendExpiredEmail>()
            .AddEventHandler<NewLinkAsked, SendNewLinkAskedEmail>();
        return builder;
    }

    private static InvitationLifetimes ReadLifetimes(IConfiguration configuration)
    {
        var standard = new InvitationLifetimes();
        return new InvitationLifetimes
        {
            Lifetime = Read(configuration, nameof(InvitationLifetimes.Lifetime), standard.Lifetime),
            SetUpLifetime = Read(configuration, nameof(InvitationLifetimes.SetUpLifetime), standard.SetUpLifetime),
        };
    }

    private static TimeSpan Read(IConfiguration configuration, string name, TimeSpan standard)
    {
        var key = $"{InvitationLifetimes.Section}:{name}";
        if (configuration[key] is not { Length: > 0 } text)
        {
            return standard;
        }

        return TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero && span <= TimeSpan.FromDays(365)
            ? span
            : throw new ConfigurationException($"{key} must be a time such as 14.00:00:00 (days.hours:minutes:seconds), at most 365 days.");
    }
}
