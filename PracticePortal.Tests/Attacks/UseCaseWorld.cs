using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>The portal's services with everybody in them, those who leave having left.</summary>
public sealed class UseCaseWorld : IAsyncLifetime
{
    public const string Password = "korrekt häst batteri 42";

    private static readonly Lazy<string> s_hash = new(() => World.Hash(Password));

    private TestPortal? _portal;
    private World? _world;

    internal TestPortal Portal => _portal!;

    internal World World => _world!;

    public ValueTask InitializeAsync() => new(StartAsync(DatabaseProvider.Sqlite));

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    internal static async Task<UseCaseWorld> OnAsync(DatabaseProvider database)
    {
        var world = new UseCaseWorld();
        await world.StartAsync(database);
        return world;
    }

    /// <summary>As the session of each says, whatever the database says by now.</summary>
    internal void LogIn(Who who)
    {
        switch (who)
        {
            case Who.Anonymous:
                Portal.LogOut();
                break;
            case Who.Consultant or Who.AgencyAdministrator or Who.DeactivatedMember or Who.OwingMember or Who.PortalAdministratorElsewhere:
                Portal.LogIn(World.MemberOf(who));
                break;
            case Who.OtherAgency:
                Portal.LogIn(World.Other.Administrator);
                break;
            case Who.OrganisationAdministrator or Who.OrganisationMember or Who.RemovedOrganisationUser:
                Portal.LogIn(World.OrganisationUserOf(who));
                break;
            case Who.OtherOrganisation:
                Portal.LogIn(World.OtherAdministrator);
                break;
            case Who.PortalAdministrator or Who.FormerPortalAdministrator or Who.OwingPortalAdministrator:
                Portal.LogInAsPortalAdministrator(World.UserOf(who));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(who), who, "Nobody knows how to log in.");
        }
    }

    internal Attempt Attempt(bool isAimed, bool isRightful = false) => new(Portal, World, isAimed, isRightful);

    internal Task<IReadOnlyList<string>> PictureAsync() => Portal.ReadAsync(db => db.PictureAsync());

    private async Task StartAsync(DatabaseProvider database)
    {
        var ct = TestContext.Current.CancellationToken;
        _portal = await TestPortal.StartAsync(database: database);
        await Portal.Get<TermsSeed>().LayAsync(ct);
        _world = new World(await Portal.ReadAsync(db => db.TermsVersions.AsNoTracking().ToListAsync(ct)));
        World.ChoosePassword(s_hash.Value);
        await Portal.SaveAsync([.. World.Rows]);
        await Portal.ReadAsync(async db =>
        {
            await World.LoseAsync(db);
            return true;
        });
    }
}
