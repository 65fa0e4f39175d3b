namespace PracticePortal.Platform.Tenancy;

/// <summary>Tells whose scope the running request or circuit has.</summary>
public interface IScopeProvider
{
    Task<TenantScope> GetAsync();
}
