using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>The first page of the customers list as somebody would read it with plain ADO.NET: the right, the count, the rows.</summary>
internal sealed class PlainRows : IAsyncDisposable
{
    private const string Right = """SELECT EXISTS (SELECT 1 FROM "Members" WHERE "AgencyId" = @agency AND "UserId" = @user AND "DeactivatedAt" IS NULL)""";

    private const string Count = """
        SELECT COUNT(*) FROM (SELECT 1 FROM "Customers" WHERE "AgencyId" = @agency AND "IsArchived" = @archived LIMIT 1001) AS found
        """;

    private const string Rows = """
        SELECT "Id", "Name", "OrganisationNumber", "StatusRank", "NextDue"
        FROM "Customers" WHERE "AgencyId" = @agency AND "IsArchived" = @archived ORDER BY "SortKey", "Id" LIMIT 26
        """;

    private readonly AppDbContext _db;
    private readonly MeasuredAgency _agency;
    private readonly string _connection;
    private readonly DbProviderFactory _provider;

    private PlainRows(AppDbContext db, MeasuredAgency agency)
    {
        (_db, _agency) = (db, agency);
        var connection = db.Database.GetDbConnection();
        (_connection, _provider) = (db.Database.GetConnectionString()!, DbProviderFactories.GetFactory(connection)!);
    }

    public static async Task<PlainRows> OpenAsync(MeasuredAgency agency) => new(await agency.Portal.OpenAsync(), agency);

    /// <summary>How many rows the page shows.</summary>
    public async Task<int> ReadAsync(CancellationToken ct)
    {
        await using var connection = _provider.CreateConnection()!;
        connection.ConnectionString = _connection;
        await connection.OpenAsync(ct);
        Assert.True(Convert.ToBoolean(await Command(connection, Right).ExecuteScalarAsync(ct), null));
        Assert.NotNull(await Command(connection, Count).ExecuteScalarAsync(ct));
        await using var reader = await Command(connection, Rows).ExecuteReaderAsync(ct);
        var rows = new List<CustomerRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new CustomerRow(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), StatusRanks.StatusOf(reader.GetInt32(3)),
                await reader.GetFieldValueAsync<DateOnly>(4, ct)));
        }

        return Math.Min(rows.Count, CustomerListQueries.PageSize);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private DbCommand Command(DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in new (string, object)[]
            {
                ("@agency", _agency.Member.AgencyId), ("@user", _agency.Member.UserId), ("@archived", false),
            })
        {
            if (text.Contains(name, StringComparison.Ordinal))
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
        }

        return command;
    }
}
