using Hangfire;
using Hangfire.Dashboard;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Platform.Jobs;

/// <summary>Hangfire's own pages, for portal administrators to look at. What they may change stands on our outbox page, where it is audited.</summary>
public static class JobsDashboard
{
    public const string Address = "/admin/jobs";

    private const string WayBack = "/admin/outbox";

    public static void MapJobsDashboard(this WebApplication app) =>
        app.MapHangfireDashboard(Address, new DashboardOptions
        {
            Authorization = [], // the default lets in whoever comes from this machine, and a proxy does
            AsyncAuthorization = [new PortalAdministratorsOnly()],
            AppPath = WayBack,
            DashboardTitle = "PracticePortal",
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = _ => true,
        })
        .RequireAuthorization(Policies.PortalAdministrator)
        .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new PortalAdministratorNow()));

    /// <summary>The same question as the address's policy, so that the dashboard stays shut wherever it is mapped.</summary>
    private sealed class PortalAdministratorsOnly : IDashboardAsyncAuthorizationFilter
    {
        public Task<bool> AuthorizeAsync(DashboardContext context)
        {
            var http = context.GetHttpContext();
            return PortalAdministratorNow.IsOneAsync(http.RequestServices, http.User);
        }
    }
}
