using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Audit;

public sealed class AuditTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Type> AuditedEvents => [.. Events().Where(t => typeof(IAuditedEvent).IsAssignableFrom(t))];

    public static TheoryData<Type> AllEvents => [.. Events()];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task History_OfAnActivation_TellsWhatHappenedAndWhoDidIt(DatabaseProvider database)
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.NewToSpiris, database);
        var id = await the.RequestAsync();
        await the.SetUpSignInAsync();
        await the.ApproveAsync(id);
        await the.Portal.Get<EndCollaboration>().ExecuteAsync(id, Ct);

        var entries = await the.Portal.ReadAsync(db => db.AuditEntries.AsNoTracking().ToListAsync(Ct));
        var (consultant, owner) = ((the.Office.Consultant.Name, (Guid?)the.Office.Consultant.UserId), "Owner");
        Assert.Equal(
            [
                "collaboration-activated", "collaboration-approved", "collaboration-asked", "collaboration-ended", "collaboration-provisioning-stepped",
                "collaboration-provisioning-stepped", "collaboration-provisioning-stepped", "organisation-confirmed", "sign-in-set-up",
            ],
            entries.Select(e => e.What).Order(StringComparer.Ordinal));
        Assert.Equal(consultant, ActorOf("collaboration-activated"));
        Assert.Equal(("system:provisioning", null), ActorOf("collaboration-asked"));
        Assert.Equal(owner, ActorOf("sign-in-set-up").Name);
        Assert.Equal(owner, ActorOf("collaboration-approved").Name);
        Assert.Equal(owner, ActorOf("collaboration-ended").Name);
        Assert.All(entries.Where(e => e.What.StartsWith("collaboration", StringComparison.Ordinal)), e => Assert.Equal(
            (the.Office.Agency.Id, the.Customer.Id, id, the.Portal.Now), (e.AgencyId, e.CustomerId, e.CollaborationId, e.At)));

        (string Name, Guid? UserId) ActorOf(string what)
        {
            var entry = entries.Single(e => e.What == what);
            return (entry.ActorName, entry.ActorUserId);
        }
    }

    [Fact]
    public async Task RefusedVerb_LeavesNoEntry()
    {
        await using var the = await ActivationCase.StartAsync(CustomerRelation.UsesScanner);
        var id = await the.RequestAsync();
        await the.CancelAsync(id);
        var before = await CountsAsync(the);

        Assert.False((await the.CancelAsync(id)).Succeeded);
        Assert.False((await the.Portal.Get<ResendInvitation>().ExecuteAsync(id, Ct)).Succeeded);
        Assert.False((await the.Portal.Get<RetryProvisioning>().ExecuteAsync(id, Ct)).Succeeded);
        Assert.False((await the.Portal.Get<EndCollaboration>().ExecuteAsync(id, Ct)).Succeeded);
        Assert.False((await the.Portal.Get<ChangeCollaborationTask>().ExecuteAsync(id, the.Task.Id, Ct)).Succeeded);
        Assert.False((await the.ApproveAsync(id)).Succeeded);
        Assert.False((await the.DeclineAsync(id)).Succeeded);

        Assert.Equal(before, await CountsAsync(the));
    }

    [Theory, MemberData(nameof(AuditedEvents))]
    public void AuditedEvent_HasAStableCodeThatFits_AndKeepsWithinItsColumns(Type type)
    {
        var fact = ((IAuditedEvent)Make(type)).ToAudit();

        Assert.Matches("^[a-z]+(-[a-z]+)+$", fact.What);
        Assert.InRange(fact.What.Length, 1, AuditEntry.WhatMaxLength);
        Assert.All((Guid?[])[fact.AgencyId, fact.OrganisationId], id => Assert.NotEqual(Guid.Empty, id));
    }

    /// <summary>A row of the outbox is read by the next version's worker, and by that of the last one.</summary>
    [Theory, MemberData(nameof(AllEvents))]
    public void Event_SurvivesItsRow(Type type)
    {
        var happened = Make(type);
        var written = JsonSerializer.Serialize(happened, type, JsonSerializerOptions.Web);

        var read = JsonSerializer.Deserialize(written, type, JsonSerializerOptions.Web)!;

        Assert.Equal(written, JsonSerializer.Serialize(read, type, JsonSerializerOptions.Web));
        Assert.All(type.GetConstructors()[0].GetParameters(), p =>
            Assert.Equal(JsonSerializer.Serialize(type.GetProperty(p.Name!)!.GetValue(happened)), JsonSerializer.Serialize(type.GetProperty(p.Name!)!.GetValue(read))));
    }

    [Fact]
    public void LongName_IsCutToItsColumn() => Assert.Equal(
        AuditEntry.ActorMaxLength,
        AuditEntry.Of(new AuditFact("x"), new PracticePortal.Platform.Tenancy.Actor(null, new string('x', 300)), Given.Now).ActorName.Length);

    private static Task<(int Entries, int Rows)> CountsAsync(ActivationCase the) =>
        the.Portal.ReadAsync(async db => (await db.AuditEntries.CountAsync(Ct), await db.Outbox.CountAsync(Ct)));

    private static IEnumerable<Type> Events() => typeof(IDomainEvent).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IDomainEvent).IsAssignableFrom(t)).OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>An event, or a value of one, filled with something.</summary>
    private static object Make(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(int) => 1,
        _ when type == typeof(bool) => true,
        _ when type == typeof(Guid) || type == typeof(Guid?) => Guid.CreateVersion7(),
        _ when type == typeof(DateTime) || type == typeof(DateTime?) => Given.Now,
        _ when type == typeof(IReadOnlyList<Guid>) => new[] { Guid.CreateVersion7() },
        { IsEnum: true } => Enum.GetValues(type).GetValue(0)!,
        _ => Activator.CreateInstance(type, [.. type.GetConstructors()[0].GetParameters().Select(p => Make(p.ParameterType))])!,
    };
}
