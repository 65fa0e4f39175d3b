using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Jobs;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Live;
using PracticePortal.Platform.Outbox;

var builder = WebApplication.CreateBuilder(args);
builder.AddDevelopmentSettings();
builder.AddData().AddIdentity().AddLinks().AddOutbox().AddJobs().AddLive();
builder.Services.AddCollaborations();
var app = builder.Build();
await app.RunAsync();
