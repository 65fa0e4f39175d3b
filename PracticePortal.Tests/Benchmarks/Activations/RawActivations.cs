using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Tests.Benchmarks.Mail;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Activations;

/// <summary>
/// The yardstick of activations: the rows that they left, dealt to as many transactions as there were activations and inserted once and
/// finished, into tables of the same shape and indexes without foreign keys; after each commit its letter goes out.
/// </summary>
internal static class RawActivations
{
    private static readonly string[] s_tables =
        ["Organisations", "OrganisationUsers", "Subscriptions", "Collaborations", "Invitations", "AuditEntries", "Outbox", "EmailDeliveries"];

    /// <returns>Activations a second.</returns>
    public static async Task<double> RateAsync(TestPortal done, IReadOnlyList<ReceivedLetter> letters, CancellationToken ct)
    {
        await using var source = await done.OpenAsync();
        await using var empty = await TestPortal.StartAsync(database: done.Database);
        await using var target = await empty.OpenAsync();
        var (from, to) = (await OpenedAsync(source, ct), await OpenedAsync(target, ct));
        await WithoutForeignKeysAsync(to, done.Postgres is not null, ct);
        var tables = new List<RawTable>();
        foreach (var name in s_tables)
        {
            tables.Add(await RawTable.ReadAsync(from, name, ct));
        }

        await using var mail = SmtpTestServer.Start();
        await using var plain = await PlainMail.ConnectAsync(mail.Port, ct);
        var start = TimeProvider.System.GetTimestamp();
        for (var number = 0; number < letters.Count; number++)
        {
            await using (var transaction = await to.BeginTransactionAsync(ct))
            {
                foreach (var table in tables)
                {
                    await table.InsertShareAsync(transaction, number, letters.Count, ct);
                }

                await transaction.CommitAsync(ct);
            }

            await plain.SendAsync(letters[number].Message, ct);
        }

        return letters.Count / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<DbConnection> OpenedAsync(DbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return db.Database.GetDbConnection();
    }

    private static async Task WithoutForeignKeysAsync(DbConnection connection, bool isPostgres, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = isPostgres
            ? """
              DO $$ DECLARE one record; BEGIN
                FOR one IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint WHERE contype = 'f' LOOP
                  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.owner, one.conname);
                END LOOP;
              END $$
              """
            : "PRAGMA foreign_keys=OFF";
        await command.ExecuteNonQueryAsync(ct);
    }
}
