using PracticePortal.Features.Organisations;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>What all demo data is laid with: one unit of work, one moment, one password.</summary>
/// <param name="terms">The texts that approvals are given to; none when nothing is published.</param>
internal sealed class DemoWorld(AppDbContext db, DateTime now, string passwordHash, IReadOnlyList<TermsVersion> terms)
{
    public static readonly Actor Portal = Actor.System("demo data");

    private readonly Dictionary<string, DemoOrganisation> _organisations = [];

    public AppDbContext Db => db;

    public IReadOnlyCollection<DemoOrganisation> Organisations => _organisations.Values;

    public DateTime Now => now;

    public DemoHistory History { get; } = new();

    public IReadOnlyList<TermsVersion> Terms => terms;

    /// <summary>A moment in working hours so many days ago; never on a weekend and never in the future.</summary>
    /// <param name="daysAgo">How many days ago.</param>
    /// <param name="variation">Any number: it picks the hour and the minute.</param>
    public DateTime At(int daysAgo, int variation)
    {
        var day = SwedishTime.DayOf(now).AddDays(-daysAgo);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        var at = SwedishTime.ToUtc(day.ToDateTime(new TimeOnly(8 + (variation * 3 % 9), variation * 17 % 60, variation * 7 % 60)));
        return at < now ? at : now.AddMinutes(-30);
    }

    public PortalUser SignIn(string email, string name)
    {
        var user = new PortalUser
        {
            Name = name,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            PasswordHash = passwordHash,
        };
        db.Users.Add(user);
        return user;
    }

    /// <summary>The organisation in My Spiris with this number, registered now if nobody has yet.</summary>
    public DemoOrganisation Organisation(string number, string name, string domain, string contactName, DateTime at, bool confirmed = true)
    {
        if (_organisations.TryGetValue(number, out var known))
        {
            return known;
        }

        var organisation = Features.Organisations.Organisation.Register(number, name, at);
        if (confirmed)
        {
            organisation.Confirm(at);
        }

        History.Tell(organisation, Portal, at);
        var user = SignIn($"owner@{domain}", contactName);
        var administrator = OrganisationUser.Join(
            organisation.Id, user.Id, contactName, user.Email!, "sv", OrganisationRole.OrganisationAdministrator, at);
        return Remember(number, new DemoOrganisation(organisation, administrator));
    }

    /// <summary>One that an activation makes: pending, and its administrator has no sign-in yet.</summary>
    public DemoOrganisation NewOrganisation(string number, string name, string email, string contactName, DateTime at)
    {
        var organisation = Features.Organisations.Organisation.Prepare(number, name, at);
        return Remember(number, new DemoOrganisation(
            organisation, OrganisationUser.Prepare(organisation.Id, contactName, email, "sv", existingUserId: null, at)));
    }

    private DemoOrganisation Remember(string number, DemoOrganisation made)
    {
        db.Add(made.Organisation);
        db.Add(made.Administrator);
        _organisations.Add(number, made);
        return made;
    }
}

/// <summary>An organisation, who answers for it, and its Scanner.</summary>
internal sealed record DemoOrganisation(Organisation Organisation, OrganisationUser Administrator)
{
    public Subscription? Scanner { get; set; }

    public bool HasApprovedTerms { get; set; }

    public Actor Actor => new(Administrator.UserId, Administrator.Name);
}
