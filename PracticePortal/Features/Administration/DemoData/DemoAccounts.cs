namespace PracticePortal.Features.Administration.DemoData;

/// <summary>The addresses that people log in with to try the portal.</summary>
internal static class DemoAccounts
{
    public const string AgencyAdministrator = "agency-admin@norr.example";
    public const string Consultant = "consultant@norr.example";
    public const string OtherAgencyAdministrator = "agency-admin@syd.example";
    public const string PortalAdministrator = "portal-admin@portal.example";
    public const string UsesScanner = "owner@solrosen.example";
    public const string UsesMySpiris = "owner@nordlundbygg.example";

    /// <summary>All that can log in from the start.</summary>
    public static readonly IReadOnlyList<string> All =
        [AgencyAdministrator, Consultant, OtherAgencyAdministrator, PortalAdministrator, UsesScanner, UsesMySpiris];

    /// <summary>A contact without an account: activating makes one.</summary>
    public const string NewToSpiris = "owner@kajutan.example";
}
