using System.Globalization;
using Microsoft.AspNetCore.Identity;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>Fills a database with agencies and their registers: customers, tasks, collaborations and whom they asked.</summary>
/// <param name="firstAgency">The number of the first agency, so that addresses differ when a database is filled in turns.</param>
internal sealed class RegisterSeed(AppDbContext db, DateTime now, int firstAgency = 1)
{
    /// <summary>Of everybody who is seeded.</summary>
    public const string Password = "long-lists-stay-quick-1";

    private const int Consultants = 4;
    private const int AtOnce = 5_000;

    private readonly BulkWriter _writer = new(db);
    private readonly string _passwordHash = new PasswordHasher<PortalUser>().HashPassword(new PortalUser(), Password);
    private OrganisationUser? _answers;
    private readonly int _first = firstAgency;
    private int? _last;

    /// <summary>One more agency; gives its administrator.</summary>
    public async Task<Member> AgencyAsync(int customers, CancellationToken ct)
    {
        _answers ??= await OrganisationAsync(ct);
        var number = (_last + 1) ?? _first;
        _last = number;
        var agency = Given.Agency(string.Create(CultureInfo.InvariantCulture, $"Byrå {number} AB"));
        PortalUser[] users = [.. Enumerable.Range(0, 1 + Consultants).Select(place => User(
            string.Create(CultureInfo.InvariantCulture, $"{(place == 0 ? "administrator" : $"consultant-{place}")}@agency-{number}.example")))];
        Member[] staff = [.. users.Select((user, place) => Given.Member(
            agency, user, place == 0 ? MemberRole.AgencyAdministrator : MemberRole.Consultant))];
        await _writer.WriteAsync(users, ct);
        await _writer.WriteAsync([agency], ct);
        await _writer.WriteAsync(staff, ct);
        var register = new Register(agency, staff, _answers, now);
        for (var from = 0; from < customers; from += AtOnce)
        {
            await WriteAsync(register, Enumerable.Range(from, Math.Min(AtOnce, customers - from)), ct);
        }

        return staff[0];
    }

    private async Task WriteAsync(Register register, IEnumerable<int> indexes, CancellationToken ct)
    {
        var (customers, tasks, collaborations) = (new List<Customer>(), new List<CustomerTask>(), new List<Collaboration>());
        foreach (var index in indexes)
        {
            var customer = register.Customer(index);
            var task = register.Task(index, customer);
            customers.Add(customer);
            if (task is not null)
            {
                tasks.Add(task);
            }

            if (register.Collaboration(index, customer, task) is { } collaboration)
            {
                collaborations.Add(collaboration);
            }
        }

        await _writer.WriteAsync(customers, ct);
        await _writer.WriteAsync(tasks, ct);
        await _writer.WriteAsync(collaborations, ct);
        await _writer.WriteAsync([.. collaborations.SelectMany(c => c.Invitations)], ct);
    }

    private async Task<OrganisationUser> OrganisationAsync(CancellationToken ct)
    {
        var organisation = Given.Organisation();
        var user = User(string.Create(CultureInfo.InvariantCulture, $"owner-{_first}@organisation.example"));
        var person = Given.OrganisationUser(organisation, user);
        await _writer.WriteAsync([user], ct);
        await _writer.WriteAsync([organisation], ct);
        await _writer.WriteAsync([person], ct);
        return person;
    }

    private PortalUser User(string email)
    {
        var user = Given.User(email);
        user.PasswordHash = _passwordHash;
        return user;
    }
}
