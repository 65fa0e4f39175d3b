using PracticePortal.Platform.Data;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Collaborations;

/// <summary>Requests between agency and customer: what asks, reminds, answers and tells of the answer.</summary>
public static class CollaborationsFeature
{
    private const int MostDays = 365;

    public static WebApplicationBuilder AddCollaborations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ReadLifetimes(builder.Configuration));
        builder.Services
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

    private static TimeSpan Read(IConfiguration configuration, string name, TimeSpan standard) =>
        configuration.ReadDuration($"{InvitationLifetimes.Section}:{name}", standard, MostDays);
}
