using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Agencies;

public sealed class DemandSecondFactorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_WithAFactor_DemandsIt_OnceInTheHistory_AndSeesWhoHasOne()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await HaveFactorAsync(office, office.Administrator);
        office.Portal.LogIn(office.Consultant);
        Assert.All((await office.Portal.Get<MemberQueries>().ListAsync(Ct)).Members, m => Assert.False(m.HasSecondFactor)); // that is for administrators
        office.Portal.LogIn(office.Administrator);

        Assert.True((await DemandAsync(office, true)).Succeeded);
        Assert.True((await DemandAsync(office, true)).Succeeded);

        Assert.True((await office.Portal.Get<MemberQueries>().AgencyAsync(Ct))!.DemandsSecondFactor);
        var members = (await office.Portal.Get<MemberQueries>().ListAsync(Ct)).Members;
        Assert.Equal([office.Administrator.Id], members.Where(m => m.HasSecondFactor).Select(m => m.Id));
        Assert.Equal(["second-factor-demanded"], await office.Portal.ReadAsync(db => db.AuditEntries.Select(a => a.What).ToListAsync(Ct)));
        office.Portal.LogIn(office.Consultant);
        Assert.Null(await office.Portal.Get<MemberQueries>().AgencyAsync(Ct));
    }

    /// <summary>The first of those who would be shut out is whoever turns it on.</summary>
    [Theory]
    [InlineData(false, SessionProof.Password)]
    [InlineData(false, SessionProof.Code)]
    [InlineData(true, SessionProof.Password)]
    public async Task Administrator_WithoutAFactorThatWasShown_AddsOneFirst(bool hasOne, SessionProof proof)
    {
        await using var office = await AgencyOffice.OpenAsync();
        if (hasOne)
        {
            await HaveFactorAsync(office, office.Administrator);
        }

        office.Portal.LogIn(office.Administrator, proof);

        Assert.Equal(AgencyErrors.OwnFactorFirst, (await DemandAsync(office, true)).Error);
        Assert.False((await office.Portal.Get<MemberQueries>().AgencyAsync(Ct))!.DemandsSecondFactor);
    }

    [Fact]
    public async Task Demand_ThatIsTakenBack_LetsMembersInAgain()
    {
        await using var office = await AgencyOffice.OpenAsync();
        await HaveFactorAsync(office, office.Administrator);
        office.Portal.LogIn(office.Administrator);
        await DemandAsync(office, true);

        Assert.True((await DemandAsync(office, false)).Succeeded);

        office.Portal.LogIn(office.Consultant, SessionProof.Password);
        Assert.False((await office.Portal.Get<MemberQueries>().AgencyAsync(Ct))!.DemandsSecondFactor);
    }

    private static Task<Result> DemandAsync(AgencyOffice office, bool isDemanded) =>
        office.Portal.Get<DemandSecondFactor>().ExecuteAsync(isDemanded, Ct);

    private static Task<int> HaveFactorAsync(AgencyOffice office, Member member) => office.Portal.ReadAsync(db => db.Users
        .Where(u => u.Id == member.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.TwoFactorEnabled, true), Ct));
}
