namespace PracticePortal.Platform.Audit.Chain;

/// <summary>The history's seal, and its verification.</summary>
public static class AuditSetUp
{
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AuditSealing>().AddScoped<AuditHeads>().AddSingleton<AuditVerifier>();
        builder.Services.AddSingleton(AuditSealing.Recurring).AddSingleton(AuditHeads.Recurring);
        return builder;
    }
}
