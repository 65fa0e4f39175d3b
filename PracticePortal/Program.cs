using PracticePortal.Components;
using PracticePortal.Features.Account;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Provisioning;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Scanner.Interpretation.Worker;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Tasks;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Circuits;
using PracticePortal.Platform.Commands;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Email.DevMail;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Health;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Installations;
using PracticePortal.Platform.Jobs;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Outbox;
using PracticePortal.Platform.Telemetry;
using PracticePortal.Platform.Web;

if (PortalCommands.AreAsked(args))
{
    return await PortalCommands.RunAsync(
        args, [HealthCommand.Make(), VerifyAuditCommand.Make(Build), RemoveFactorsCommand.Make(Build), PictureCommand.Make(), ReadCommand.Make(), .. InstallationCommands.Make(Build)]);
}

try
{
    var app = Build();
    await PrepareAsync(app);

    app.UseFences().UsePortalPipeline().UseRateLimiter();
    app.UseSignIn();
    app.MapPortalUi();
    app.MapAccountEndpoints();
    app.MapAgencies();
    app.MapMySpiris();
    app.MapReceipts();
    app.MapHandOver();
    app.MapDevMail();
    app.MapHealth();
    app.MapJobsDashboard();

    await app.AnnounceFirstAdministratorAsync();
    await app.RunAsync();
    return 0;
}
catch (ConfigurationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (Exception failed) when (PortalCommands.IsOfThisWorld(failed))
{
    await Console.Error.WriteLineAsync($"The portal ended, as it could not go on: {failed.GetBaseException().Message}");
    return 1;
}

async Task PrepareAsync(WebApplication app)
{
    await using var _ = await app.StartLockAsync();
    await app.PrepareDatabaseAsync();
    await app.NoticeRestoreAsync();
    app.PrepareJobs();
    await app.SeedTermsAsync();
    await app.SeedDemoAsync();
}

WebApplication Build()
{
    var builder = WebApplication.CreateBuilder(PortalCommands.AreAsked(args) ? [] : args);

    builder.AddDevelopmentSettings();
    builder.AddLogs();
    builder.AddData().AddFiles().AddIdentity().AddLinks().AddOutbox().AddJobs().AddEmail().AddLive().AddCircuits().AddWeb().AddHealth().AddTelemetry();
    builder.AddAudit().AddInstallations();
    builder.AddCollaborations().AddProvisioning();
    builder.Services
        .AddAccount()
        .AddAgencies()
        .AddOrganisations()
        .AddCustomers()
        .AddTasks()
        .AddTerms()
        .AddScanner()
        .AddHandOver()
        .AddPracticeManagement()
        .AddMySpiris();
    builder.AddAdministration().AddPortalUi();
    return builder.Build();
}
