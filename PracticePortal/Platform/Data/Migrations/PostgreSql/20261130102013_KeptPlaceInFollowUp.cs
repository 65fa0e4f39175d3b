using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeptPlaceInFollowUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FollowUpAt",
                table: "Collaborations",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "FollowUpRank",
                table: "Collaborations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql(
                """
                UPDATE "Collaborations" SET "FollowUpRank" = CASE WHEN "Collaborations"."Status" = 'ProvisioningFailed' THEN 1
                WHEN "Collaborations"."Status" = 'AwaitingApproval' AND EXISTS (SELECT 1 FROM "Invitations" AS i JOIN "EmailDeliveries" AS d ON d."InvitationId" = i."Id"
                WHERE i."CollaborationId" = "Collaborations"."Id" AND d."State" = 'Rejected' AND d."PreparedAt" >= i."SentAt") THEN 2
                WHEN "Collaborations"."ClosedAt" IS NULL AND EXISTS (SELECT 1 FROM "Tasks" AS t WHERE t."Id" = "Collaborations"."TaskId" AND t."Status" = 'Completed')
                THEN CASE "Collaborations"."Status" WHEN 'Active' THEN 4 ELSE 3 END
                WHEN "Collaborations"."Status" = 'AwaitingApproval' THEN 5 WHEN "Collaborations"."Status" = 'Provisioning' THEN 8 WHEN "Collaborations"."Status" = 'Active' THEN 9
                WHEN "Collaborations"."Status" = 'Cancelled' THEN 12 WHEN "Collaborations"."Status" = 'Ended' THEN 13
                WHEN EXISTS (SELECT 1 FROM "Customers" AS k WHERE k."Id" = "Collaborations"."CustomerId" AND NOT k."IsArchived") AND NOT EXISTS (SELECT 1 FROM "Collaborations" AS o
                WHERE o."AgencyId" = "Collaborations"."AgencyId" AND o."CustomerId" = "Collaborations"."CustomerId" AND o."ActivatedAt" > "Collaborations"."ActivatedAt")
                THEN CASE "Collaborations"."Status" WHEN 'Declined' THEN 6 ELSE 7 END
                ELSE CASE "Collaborations"."Status" WHEN 'Declined' THEN 10 ELSE 11 END END,
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Collaborations_AgencyId_FollowUpRank_FollowUpAt_Id_Customer~",
                table: "Collaborations",
                columns: new[] { "AgencyId", "FollowUpRank", "FollowUpAt", "Id", "CustomerId" });

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "SetFollowUp"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                NEW."FollowUpRank" := CASE WHEN NEW."Status" = 'ProvisioningFailed' THEN 1
                WHEN NEW."Status" = 'AwaitingApproval' AND EXISTS (SELECT 1 FROM "Invitations" AS i JOIN "EmailDeliveries" AS d ON d."InvitationId" = i."Id"
                WHERE i."CollaborationId" = NEW."Id" AND d."State" = 'Rejected' AND d."PreparedAt" >= i."SentAt") THEN 2
                WHEN NEW."ClosedAt" IS NULL AND EXISTS (SELECT 1 FROM "Tasks" AS t WHERE t."Id" = NEW."TaskId" AND t."Status" = 'Completed')
                THEN CASE NEW."Status" WHEN 'Active' THEN 4 ELSE 3 END
                WHEN NEW."Status" = 'AwaitingApproval' THEN 5 WHEN NEW."Status" = 'Provisioning' THEN 8 WHEN NEW."Status" = 'Active' THEN 9
                WHEN NEW."Status" = 'Cancelled' THEN 12 WHEN NEW."Status" = 'Ended' THEN 13
                WHEN EXISTS (SELECT 1 FROM "Customers" AS k WHERE k."Id" = NEW."CustomerId" AND NOT k."IsArchived") AND NOT EXISTS (SELECT 1 FROM "Collaborations" AS o
                WHERE o."AgencyId" = NEW."AgencyId" AND o."CustomerId" = NEW."CustomerId" AND o."ActivatedAt" > NEW."ActivatedAt")
                THEN CASE NEW."Status" WHEN 'Declined' THEN 6 ELSE 7 END
                ELSE CASE NEW."Status" WHEN 'Declined' THEN 10 ELSE 11 END END;
                NEW."FollowUpAt" := COALESCE(NEW."ClosedAt", CASE NEW."Status" WHEN 'AwaitingApproval' THEN NEW."AnswerBy" END, NEW."ActivatedAt");
                RETURN NEW;
                END $$;
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "TouchFollowUp"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                -- The trigger of each of these rows sets it, once no other save holds the row, and sees what that one saved.
                IF TG_TABLE_NAME = 'Invitations' THEN
                UPDATE "Collaborations" SET "FollowUpRank" = "FollowUpRank" WHERE "Id" = NEW."CollaborationId";
                ELSIF TG_TABLE_NAME = 'EmailDeliveries' THEN
                UPDATE "Collaborations" SET "FollowUpRank" = "FollowUpRank" WHERE "Id" = (SELECT "CollaborationId" FROM "Invitations" WHERE "Id" = NEW."InvitationId");
                ELSIF TG_TABLE_NAME = 'Tasks' THEN
                UPDATE "Collaborations" SET "FollowUpRank" = "FollowUpRank" WHERE "TaskId" = NEW."Id" AND "ClosedAt" IS NULL;
                ELSIF TG_TABLE_NAME = 'Customers' THEN
                UPDATE "Collaborations" SET "FollowUpRank" = "FollowUpRank" WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."Id" AND "Status" IN ('Declined', 'Expired');
                ELSIF TG_OP = 'DELETE' THEN
                UPDATE "Collaborations" SET "FollowUpRank" = "FollowUpRank" WHERE "AgencyId" = OLD."AgencyId" AND "CustomerId" = OLD."CustomerId" AND "Status" IN ('Declined', 'Expired');
                ELSE
                UPDATE "Collaborations" SET "FollowUpRank" = "FollowUpRank" WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."CustomerId" AND "Id" <> NEW."Id" AND "Status" IN ('Declined', 'Expired');
                END IF;
                RETURN NULL;
                END $$;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_FollowUp" BEFORE INSERT OR UPDATE ON "Collaborations" FOR EACH ROW EXECUTE FUNCTION "SetFollowUp"();
                CREATE TRIGGER "Collaborations_Others_FollowUp" AFTER INSERT OR DELETE ON "Collaborations" FOR EACH ROW EXECUTE FUNCTION "TouchFollowUp"();
                CREATE TRIGGER "Invitations_FollowUp" AFTER UPDATE OF "SentAt" ON "Invitations" FOR EACH ROW EXECUTE FUNCTION "TouchFollowUp"();
                CREATE TRIGGER "EmailDeliveries_Insert_FollowUp" AFTER INSERT ON "EmailDeliveries" FOR EACH ROW
                WHEN (NEW."State" = 'Rejected' AND NEW."InvitationId" IS NOT NULL) EXECUTE FUNCTION "TouchFollowUp"();
                CREATE TRIGGER "EmailDeliveries_Update_FollowUp" AFTER UPDATE OF "State" ON "EmailDeliveries" FOR EACH ROW
                WHEN (NEW."State" <> OLD."State" AND 'Rejected' IN (OLD."State", NEW."State") AND NEW."InvitationId" IS NOT NULL) EXECUTE FUNCTION "TouchFollowUp"();
                CREATE TRIGGER "Tasks_Insert_FollowUp" AFTER INSERT ON "Tasks" FOR EACH ROW WHEN (NEW."Status" = 'Completed') EXECUTE FUNCTION "TouchFollowUp"();
                CREATE TRIGGER "Tasks_Update_FollowUp" AFTER UPDATE OF "Status" ON "Tasks" FOR EACH ROW WHEN (NEW."Status" <> OLD."Status") EXECUTE FUNCTION "TouchFollowUp"();
                CREATE TRIGGER "Customers_FollowUp" AFTER UPDATE OF "IsArchived" ON "Customers" FOR EACH ROW WHEN (NEW."IsArchived" <> OLD."IsArchived") EXECUTE FUNCTION "TouchFollowUp"();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Collaborations_FollowUp" ON "Collaborations";
                DROP TRIGGER "Collaborations_Others_FollowUp" ON "Collaborations";
                DROP TRIGGER "Invitations_FollowUp" ON "Invitations";
                DROP TRIGGER "EmailDeliveries_Insert_FollowUp" ON "EmailDeliveries";
                DROP TRIGGER "EmailDeliveries_Update_FollowUp" ON "EmailDeliveries";
                DROP TRIGGER "Tasks_Insert_FollowUp" ON "Tasks";
                DROP TRIGGER "Tasks_Update_FollowUp" ON "Tasks";
                DROP TRIGGER "Customers_FollowUp" ON "Customers";
                DROP FUNCTION "SetFollowUp"();
                DROP FUNCTION "TouchFollowUp"();
                """);

            migrationBuilder.DropIndex(
                name: "IX_Collaborations_AgencyId_FollowUpRank_FollowUpAt_Id_Customer~",
                table: "Collaborations");

            migrationBuilder.DropColumn(
                name: "FollowUpAt",
                table: "Collaborations");

            migrationBuilder.DropColumn(
                name: "FollowUpRank",
                table: "Collaborations");
        }
    }
}
