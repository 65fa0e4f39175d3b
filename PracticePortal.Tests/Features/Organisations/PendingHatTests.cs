using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Organisations;

/// <summary>An agency can link anybody to a pending organisation by typing their address. It must move nobody anywhere.</summary>
public sealed class PendingHatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PendingOrganisation_IsNobodysHatUntilItIsChosen()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var administrator = Given.User(ActivationCase.Contact, "Administrator, Portal");
        (administrator.IsPortalAdministrator, administrator.TwoFactorEnabled) = (true, true);
        await the.Portal.SaveAsync(administrator);
        var organisation = (await the.FindAsync(await the.RequestAsync())).OrganisationId!.Value;

        var before = await InUseAsync(the, administrator.Id);
        await WearAsync(the, administrator.Id, Hat.Organisation(organisation));
        var chosen = await InUseAsync(the, administrator.Id);

        Assert.Equal(Hat.Portal, before?.Hat);
        Assert.Equal(Hat.Organisation(organisation), chosen?.Hat);
    }

    [Fact]
    public async Task PersonWithNothingElse_StaysWithoutAHat()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var user = Given.User(ActivationCase.Contact);
        await the.Portal.SaveAsync(user);
        await the.RequestAsync();

        Assert.Null(await InUseAsync(the, user.Id));
    }

    [Fact]
    public async Task Name_IsTheAccounts_AlsoInTheEvidence_WhateverTheAgencyTyped()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris);
        var user = Given.User(ActivationCase.Contact, "Owner, By Own Word");
        await the.Portal.SaveAsync(user);
        var id = await the.RequestAsync();
        await WearAsync(the, user.Id, Hat.Organisation((await the.FindAsync(id)).OrganisationId!.Value));

        var shown = (await InUseAsync(the, user.Id))?.PersonName;
        Assert.True((await the.ApproveAsync(id)).Succeeded);

        var evidence = await the.Portal.ReadAsync(db => db.TermsApprovals.Select(a => a.PersonName).Distinct().ToListAsync(Ct));
        var person = await the.Portal.ReadAsync(db => db.OrganisationUsers.SingleAsync(u => u.UserId == user.Id, Ct));
        Assert.Equal("Owner, By Own Word", shown);
        Assert.Equal(["Owner, By Own Word"], evidence);
        Assert.Equal(("Owner, By Own Word", "Owner, By Own Word"), ((await the.FindAsync(id)).AnsweredByName, person.Name));
    }

    private static async Task<AvailableHat?> InUseAsync(ActivationCase the, Guid userId) =>
        await the.Portal.Get<Hats>().InUseAsync(await the.Portal.ReadAsync(db => db.Users.SingleAsync(u => u.Id == userId, Ct)), SessionProof.Code, Ct);

    private static async Task WearAsync(ActivationCase the, Guid userId, Hat hat)
    {
        await using var db = await the.Portal.OpenAsync();
        (await db.Users.SingleAsync(u => u.Id == userId, Ct)).PutOn(hat);
        await db.SaveChangesAsync(Ct);
    }
}
