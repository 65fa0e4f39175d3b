using PracticePortal.Features.Agencies;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Email;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Tenancy;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Platform.Data;

/// <summary>
/// What there may be once only is refused by the database itself, whatever the program forgets and whoever came at the same moment. The open
/// collaboration and the agency's number are in <see cref="SavingTests"/>.
/// </summary>
public sealed class OnlyOneTests
{
    private static readonly IReadOnlyDictionary<string, Func<Rows, Entity>> s_twice = new Dictionary<string, Func<Rows, Entity>>(StringComparer.Ordinal)
    {
        ["a number among an agency's customers"] = rows => Given.Customer(rows.Agency, number: rows.Number),
        ["an open invitation of an address to an agency"] = rows => MemberInvitation.Invite(
            rows.Agency, new Actor(null, "Administrator"), "New", "new@agency.example", "en", MemberRole.Consultant, Given.Now),
        ["a person among an agency's members"] = rows => Given.Member(rows.Agency, rows.User),
        ["a number among organisations"] = rows => Given.Organisation(rows.Number),
        ["an address among an organisation's people"] = rows => Given.OrganisationUser(rows.Organisation, rows.User),
        ["a service of an organisation"] = rows => Given.Scanner(rows.Organisation),
        ["a letter of an outbox row to a recipient"] = rows => EmailDelivery.Prepare(
            new EmailAddressing("Owner", "owner@solrosen.example", "sv"), new EmailSubject(EmailKind.Invitation), rows.Agency.Id, "portal.example", Given.Now),
    };

    public static MatrixTheoryData<string, DatabaseProvider> Cases => new(s_twice.Keys, [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql]);

    [Theory, MemberData(nameof(Cases))]
    public async Task Second_IsRefused(string what, DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database: database);
        var rows = new Rows(Given.Agency(), Given.User(), Given.Organisation(), Given.OrganisationNumber());
        await portal.SaveAsync(rows.Agency, rows.User, rows.Organisation, s_twice[what](rows));
        await using var db = await portal.OpenAsync();
        db.Add(s_twice[what](rows));

        Assert.Equal(CommonErrors.AlreadyExists, (await db.TrySaveAsync(TestContext.Current.CancellationToken)).Error);
    }

    private sealed record Rows(Agency Agency, PortalUser User, Organisation Organisation, string Number);
}
