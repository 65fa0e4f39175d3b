using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>Fills an empty database with two agencies at work, their customers and a portal administrator. No letter follows from it.</summary>
internal sealed class DemoSeed(
    TenantDbContextFactory contexts, DemoOptions options, IPasswordHasher<PortalUser> hasher, IFileStore store, TimeProvider clock, ILogger<DemoSeed> logger)
{
    private const int OldestDay = 400;

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("demo data", ct);
        if (await db.Users.AnyAsync(ct) || await db.Agencies.AnyAsync(ct))
        {
            return;
        }

        db.DeliversEvents = false;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var terms = await db.TermsVersions.AsNoTracking().Where(v => v.Language == "sv").ToListAsync(ct);
        var hash = hasher.HashPassword(new PortalUser(), options.Password);
        var world = new DemoWorld(db, clock.GetUtcNow().UtcDateTime, hash, [.. terms.GroupBy(v => v.Document).Select(g => g.MaxBy(v => v.Number)!)]);
        var opened = world.At(OldestDay, 0);
        await db.TermsVersions.ExecuteUpdateAsync(set => set.SetProperty(v => v.PublishedAt, opened), ct); // before anybody approved them
        Lay(world);
        await new DemoReceipts(world, store).LayAsync(ct);
        db.AuditEntries.AddRange(world.History.Write());
        var saved = await db.TrySaveAsync(ct); // another instance that starts at the same moment may have laid it
        logger.LogInformation("Demo data was laid: {Laid}", saved.Succeeded);
    }

    private static void Lay(DemoWorld world)
    {
        world.SignIn(DemoAccounts.PortalAdministrator, "Administrator, Portal").IsPortalAdministrator = true;

        var norr = Open(world, "Norr Ekonomibyrå AB", "559999300");
        var norrStaff = new List<Member>
        {
            Hire(world, norr, DemoAccounts.AgencyAdministrator, "Administrator, Norr", MemberRole.AgencyAdministrator),
            Hire(world, norr, DemoAccounts.Consultant, "Consultant, Norr"),
            Hire(world, norr, "payroll@norr.example", "Payroll consultant, Norr"),
            Hire(world, norr, "assistant@norr.example", "Assistant, Norr"),
        };
        var syd = Open(world, "Syd Revision AB", "559999310");
        var sydStaff = new List<Member>
        {
            Hire(world, syd, DemoAccounts.OtherAgencyAdministrator, "Administrator, Syd", MemberRole.AgencyAdministrator),
            Hire(world, syd, "consultant@syd.example", "Consultant, Syd"),
        };

        var atNorr = new DemoAgency(world, norr, norrStaff);
        atNorr.Lay(DemoRegister.Scenarios);
        atNorr.Lay(DemoRegister.Norr);
        new DemoAgency(world, syd, sydStaff).Lay(DemoRegister.Syd);
    }

    private static Agency Open(DemoWorld world, string name, string nine)
    {
        var at = world.At(OldestDay, 0);
        var agency = Agency.Create(name, DemoAgency.Number(nine), at).Value;
        world.History.Tell(agency, DemoWorld.Portal, at);
        world.Db.Agencies.Add(agency);
        return agency;
    }

    private static Member Hire(DemoWorld world, Agency agency, string email, string name, MemberRole role = MemberRole.Consultant)
    {
        var at = world.At(OldestDay, 1);
        var member = Member.Join(agency.Id, world.SignIn(email, name).Id, name, email, role, at);
        world.History.Tell(member, new Actor(member.UserId, name), at);
        world.Db.Members.Add(member);
        return member;
    }
}
