using System.Net;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Audit.Chain;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.MySpiris;

public sealed class EvidenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_IsForBothSidesAndNobodyElse()
    {
        await using var app = await PortalApp.StartAsync();
        var (request, approval) = await HaveApprovalAsync(app);
        await app.HaveMemberAsync("consultant@syd.example");
        await app.HaveMemberAsync("consultant@norr.example", MemberRole.Consultant, request.Agency);

        var owner = await app.Visitor().LogInAsync(NewCustomerRequest.Address);
        var consultant = await app.Visitor().LogInAsync("consultant@norr.example");
        var stranger = await app.Visitor().LogInAsync("consultant@syd.example");

        Assert.Equal(HttpStatusCode.OK, (await owner.OpenAsync($"/my/evidence/{approval.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await consultant.OpenAsync($"/evidence/{approval.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/evidence/{approval.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/my/evidence/{approval.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync($"/my/evidence/{Guid.CreateVersion7()}")).Status);
        Assert.StartsWith("/login", (await app.Visitor().OpenAsync($"/my/evidence/{approval.Id}")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_TellsWhoApprovedWhatWhenAndFromWhere()
    {
        await using var app = await PortalApp.StartAsync();
        var (request, approval) = await HaveApprovalAsync(app);
        var chain = AuditChains.Of(request.Agency.Id, null);
        await app.SaveAsync(AuditEntry.Of(new AuditFact("collaboration-approved") { AgencyId = request.Agency.Id }, Actor.System("test"), Given.Now));
        var owner = await app.Visitor().LogInAsync(NewCustomerRequest.Address);

        using var answer = await owner.Client.GetAsync(new Uri($"/my/evidence/{approval.Id}", UriKind.Relative), Ct);
        var file = await answer.Content.ReadAsStringAsync(Ct);

        var head = await app.ReadAsync(db => db.HeadAsync(chain, Ct)); // the download has sealed what there was

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("data-processing-agreement-v1-20261123-131000Z.html", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        string[] told =
        [
            "Owner &lt;b&gt;", NewCustomerRequest.Address, "Norr Ekonomibyr", approval.ContentHash, "2026-11-23 13:10:00 UTC", "2026-11-23 14:10:00",
            "192.0.2.7", "Test browser &amp; co", "Artikel 28.3 h", $"{chain}/1/{head.Hash}",
        ];
        Assert.All(told, words => Assert.Contains(words, file, StringComparison.Ordinal));
    }

    private static async Task<(NewCustomerRequest Request, TermsApproval Approval)> HaveApprovalAsync(PortalApp app)
    {
        var request = NewCustomerRequest.Make();
        await app.SaveAsync(request.Rows);
        var user = await app.HavePersonAsync(NewCustomerRequest.Address);
        return await app.ReadAsync(async db =>
        {
            (await db.OrganisationUsers.SingleAsync(Ct)).SetUpSignIn(user.Id, Given.Now);
            (await db.Users.SingleAsync(u => u.Id == user.Id, Ct)).PutOn(Hat.Organisation(request.Organisation.Id));
            var version = await db.TermsVersions.SingleAsync(v => v.Language == "sv" && v.Document == TermsDocument.DataProcessingAgreement, Ct);
            var approval = TermsApproval.Give(
                version,
                new TermsApprover(user.Id, "Owner <b>", NewCustomerRequest.Address, "192.0.2.7", "Test browser & co"),
                new TermsSubject(
                    request.Organisation.Id, request.Organisation.Name, request.Organisation.OrganisationNumber, request.Agency.Id, request.Agency.Name,
                    request.Collaboration.Id),
                Given.Now);
            db.Add(approval);
            await db.SaveChangesAsync(Ct);
            return (request, approval);
        });
    }
}
