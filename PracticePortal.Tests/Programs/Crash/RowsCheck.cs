namespace PracticePortal.Tests.Programs.Crash;

/// <summary>What no row may be once it is quiet: stuck, double, or left over.</summary>
internal static class RowsCheck
{
    private static readonly (string What, string Sql)[] s_forbidden =
    [
        ("an outbox row that is not done", """SELECT "HandlerName", "LastError" FROM "Outbox" WHERE "DoneAt" IS NULL"""),
        ("an outbox row that was given up", """SELECT "HandlerName", "LastError" FROM "Outbox" WHERE "FailedAt" IS NOT NULL"""),
        ("an outbox row that is still claimed", """SELECT "HandlerName", "ClaimedUntil" FROM "Outbox" WHERE "ClaimedUntil" IS NOT NULL"""),
        ("a letter whose fate is open", """
            SELECT d."Kind", d."State", d."Recipient" FROM "EmailDeliveries" d JOIN "Outbox" o ON o."Id" = d."OutboxMessageId"
            WHERE d."State" NOT IN ('Accepted', 'Rejected', 'Dropped')
            """),
        ("a request that never went out", """
            SELECT "CustomerName", "Status" FROM "Collaborations" WHERE "Status" IN ('Provisioning', 'ProvisioningFailed') AND "ActivatedAt" > '{since}'
            """),
        ("two open collaborations of one agency with one customer", """
            SELECT "CustomerId", COUNT(*) FROM "Collaborations" WHERE "ClosedAt" IS NULL GROUP BY "AgencyId", "CustomerId", "Service" HAVING COUNT(*) > 1
            """),
        ("two organisations with one number", """
            SELECT "OrganisationNumber", COUNT(*) FROM "Organisations" WHERE "Status" <> 'Closed' GROUP BY "OrganisationNumber" HAVING COUNT(*) > 1
            """),
        ("two subscriptions of one organisation", """
            SELECT "OrganisationId", COUNT(*) FROM "Subscriptions" GROUP BY "OrganisationId", "Service" HAVING COUNT(*) > 1
            """),
        ("two sign-ins with one address", """SELECT "NormalizedEmail", COUNT(*) FROM "AspNetUsers" GROUP BY "NormalizedEmail" HAVING COUNT(*) > 1"""),
        ("a prepared organisation that nothing stands on", """
            SELECT o."Name" FROM "Organisations" o WHERE o."Status" = 'Pending'
            AND NOT EXISTS (SELECT 1 FROM "Collaborations" c WHERE c."OrganisationId" = o."Id" AND c."ClosedAt" IS NULL)
            AND NOT EXISTS (SELECT 1 FROM "OrganisationUsers" u WHERE u."OrganisationId" = o."Id" AND u."SignInSetUpAt" IS NOT NULL)
            """),
        ("a prepared subscription that nothing stands on", """
            SELECT s."OrganisationId" FROM "Subscriptions" s WHERE s."Status" = 'Pending'
            AND NOT EXISTS (SELECT 1 FROM "Collaborations" c WHERE c."OrganisationId" = s."OrganisationId" AND c."ClosedAt" IS NULL)
            """),
        ("an active collaboration without its organisation and Scanner", """
            SELECT c."CustomerName" FROM "Collaborations" c WHERE c."Status" = 'Active' AND NOT EXISTS (
                SELECT 1 FROM "Organisations" o JOIN "Subscriptions" s ON s."OrganisationId" = o."Id"
                WHERE o."Id" = c."OrganisationId" AND o."Status" = 'Active' AND s."Status" = 'Active')
            """),
        ("an approval without its one record of evidence, or a record without an approval", """
            SELECT c."CustomerName", c."Status" FROM "Collaborations" c WHERE c."ActivatedAt" > '{since}' AND
            (SELECT COUNT(*) FROM "TermsApprovals" t WHERE t."CollaborationId" = c."Id" AND t."Document" = 'DataProcessingAgreement')
                <> (CASE WHEN c."Status" IN ('Active', 'Ended') THEN 1 ELSE 0 END)
            """),
        ("Scanner's terms approved twice by one organisation", """
            SELECT "OrganisationId", COUNT(*) FROM "TermsApprovals" WHERE "Document" = 'ScannerTerms' GROUP BY "OrganisationId", "Number" HAVING COUNT(*) > 1
            """),
        ("a customer who was asked other than once by one request", """
            SELECT c."CustomerName", c."Status" FROM "Collaborations" c WHERE c."ActivatedAt" > '{since}' AND
            (SELECT COUNT(*) FROM "AuditEntries" a WHERE a."CollaborationId" = c."Id" AND a."What" = 'collaboration-asked')
                <> (CASE WHEN EXISTS (SELECT 1 FROM "Invitations" i WHERE i."CollaborationId" = c."Id") THEN 1 ELSE 0 END)
            """),
        ("a receipt that stands twice among the batches that stand and are not again", """
            SELECT "ReceiptId", COUNT(*) FROM "KeptEntries" WHERE NOT "IsAgain" AND NOT "IsUndone" GROUP BY "ReceiptId" HAVING COUNT(*) > 1
            """),
        ("a receipt whose status and batches say different things", """
            SELECT r."Id", r."Status", r."TimesHandedOver" FROM "Receipts" r WHERE r."TimesHandedOver"
                <> (SELECT COUNT(*) FROM "KeptEntries" e WHERE e."ReceiptId" = r."Id" AND NOT e."IsUndone")
            OR (r."TimesHandedOver" > 0) <> (r."Status" = 'HandedOver' OR (r."Status" = 'Archived' AND COALESCE(r."ArchivedFrom", '') = 'HandedOver'))
            """),
        ("a batch without the vouchers that it counts", """
            SELECT b."Id", b."Count" FROM "KeptBatches" b WHERE b."Count" <> (SELECT COUNT(*) FROM "KeptEntries" e WHERE e."BatchId" = b."Id")
            """),
        ("an entry that is not undone with its batch", """
            SELECT e."Id" FROM "KeptEntries" e JOIN "KeptBatches" b ON b."Id" = e."BatchId" WHERE e."IsUndone" <> (b."UndoneAt" IS NOT NULL)
            """),
        ("a step of an activation that is told twice", """
            SELECT "CollaborationId", "Details", COUNT(*) FROM "AuditEntries" WHERE "What" = 'collaboration-provisioning-stepped'
            GROUP BY "CollaborationId", "Details" HAVING COUNT(*) > 1
            """),
    ];

    public static async Task RunAsync(CrashRun run)
    {
        foreach (var (what, sql) in s_forbidden)
        {
            foreach (var row in (await run.Portal.Database.RowsAsync(sql.Replace("{since}", CaseCheck.Moment(run.StartedAt), StringComparison.Ordinal))).Take(5))
            {
                run.Report.Violation($"There is {what}: {string.Join(", ", row)}");
            }
        }
    }
}
