using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What a person would see on the customer's page, read from outside the process.</summary>
internal sealed record CaseSnapshot
{
    public Guid? CustomerId { get; init; }

    public int Version { get; init; }

    public string Email { get; init; } = "";

    public IReadOnlyList<Guid> Tasks { get; init; } = [];

    /// <summary>The collaboration that is not final.</summary>
    public Guid? CollaborationId { get; init; }

    public string Status { get; init; } = "";

    public string Relation { get; init; } = "";

    public bool IsNewToSpiris => Relation == "NewToSpiris";

    /// <summary>How the last invitation went.</summary>
    public string LetterState { get; init; } = "";
}

/// <summary>Reads rows of the portal's database with a connection of its own.</summary>
internal sealed class CaseReader(PortalDatabase database)
{
    public async Task<CaseSnapshot> ReadAsync(CustomerCase customer)
    {
        var rows = await database.RowsAsync(
            $"""SELECT "Id", "Version", "ContactEmail" FROM "Customers" WHERE "OrganisationNumber" = '{customer.Number}' AND "AgencyId" = '{Sql(customer.AgencyId)}'""");
        if (rows is not [[var id, var version, var email], ..])
        {
            return new CaseSnapshot();
        }

        var tasks = await database.RowsAsync($"""SELECT "Id" FROM "Tasks" WHERE "CustomerId" = '{id}' AND "Status" = 'Open' ORDER BY "Id" """);
        var open = await database.RowsAsync(
            $"""SELECT "Id", "Status", "Relation" FROM "Collaborations" WHERE "CustomerId" = '{id}' AND "ClosedAt" IS NULL""");
        var snapshot = new CaseSnapshot
        {
            CustomerId = Guid.Parse(id),
            Version = int.Parse(version, System.Globalization.CultureInfo.InvariantCulture),
            Email = email,
            Tasks = [.. tasks.Select(row => Guid.Parse(row[0]))],
        };
        return open is [[var collaboration, var status, var relation], ..]
            ? snapshot with
            {
                CollaborationId = Guid.Parse(collaboration),
                Status = status,
                Relation = relation,
                LetterState = await LetterStateAsync(collaboration),
            }
            : snapshot;
    }

    /// <summary>What the page before an activation says.</summary>
    public async Task<string> RelationAsync(CustomerCase customer) => await database.ReadAsync($"""
        SELECT CASE WHEN EXISTS (SELECT 1 FROM "Subscriptions" s WHERE s."OrganisationId" = o."Id" AND s."Status" = 'Active')
            THEN 'UsesScanner' ELSE 'UsesMySpiris' END
        FROM "Organisations" o WHERE o."OrganisationNumber" = '{customer.Number}' AND o."Status" = 'Active'
        """) is { Length: > 0 } known ? known : "NewToSpiris";

    private Task<string> LetterStateAsync(string collaborationId) => database.ReadAsync(
        $"""SELECT "State" FROM "EmailDeliveries" WHERE "CollaborationId" = '{collaborationId}' AND "Kind" = 'Invitation' ORDER BY "PreparedAt" DESC LIMIT 1""");

    internal static string Sql(Guid id) => id.ToString().ToUpperInvariant();
}
