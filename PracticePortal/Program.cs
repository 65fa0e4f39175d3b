using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Provisioning;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Jobs;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Outbox;

var builder = WebApplication.CreateBuilder(args);
builder.AddDevelopmentSettings();
builder.AddData().AddIdentity().AddLinks().AddOutbox().AddJobs().AddEmail().AddLive();
builder.AddCollaborations();
builder.Services.AddAgencies().AddOrganisations().AddProvisioning();
var app = builder.Build();
await app.RunAsync();
