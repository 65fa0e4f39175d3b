using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Support;

/// <summary>An agency with a consultant, who is logged in, and an administrator; and a neighbour, whose rows are none of their business.</summary>
public sealed class AgencyOffice : IAsyncDisposable
{
    private AgencyOffice(TestPortal portal, Agency agency, Member consultant, Member administrator, Agency neighbour, Member stranger) =>
        (Portal, Agency, Consultant, Administrator, Neighbour, Stranger) = (portal, agency, consultant, administrator, neighbour, stranger);

    public TestPortal Portal { get; }

    public Agency Agency { get; }

    public Member Consultant { get; }

    public Member Administrator { get; }

    public Agency Neighbour { get; }

    /// <summary>Administrator of the neighbour.</summary>
    public Member Stranger { get; }

    /// <param name="replace">Puts fakes at the seams.</param>
    /// <param name="database">On which database.</param>
    /// <param name="through">Another way to PostgreSQL.</param>
    public static async Task<AgencyOffice> OpenAsync(
        Action<IServiceCollection>? replace = null, DatabaseProvider database = DatabaseProvider.Sqlite, Func<string, string>? through = null)
    {
        var portal = await TestPortal.StartAsync(replace, database, through);
        var (first, second, third) = (Given.User(name: "Consultant, Norr"), Given.User(name: "Administrator, Norr"), Given.User(name: "Administrator, Syd"));
        var (agency, neighbour) = (Given.Agency(), Given.Agency("Syd Revision AB"));
        var office = new AgencyOffice(
            portal, agency, Given.Member(agency, first), Given.Member(agency, second, MemberRole.AgencyAdministrator),
            neighbour, Given.Member(neighbour, third, MemberRole.AgencyAdministrator));
        await portal.SaveAsync(first, second, third, agency, neighbour, office.Consultant, office.Administrator, office.Stranger);
        portal.LogIn(office.Consultant);
        return office;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
