using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeptPlaceInLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_ResponsibleId",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_SortKey_Id",
                table: "Customers");

            migrationBuilder.AddColumn<bool>(
                name: "IsArchived",
                table: "Customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextDue",
                table: "Customers",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(9999, 12, 31));

            migrationBuilder.AddColumn<int>(
                name: "StatusRank",
                table: "Customers",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.Sql(
                """
                UPDATE "Customers" SET "IsArchived" = "ArchivedAt" IS NOT NULL,
                "StatusRank" = COALESCE((SELECT CASE "Status" WHEN 'ProvisioningFailed' THEN 1 WHEN 'AwaitingApproval' THEN 2 WHEN 'Provisioning' THEN 3 WHEN 'Active' THEN 4
                WHEN 'Declined' THEN 6 WHEN 'Expired' THEN 7 WHEN 'Cancelled' THEN 8 ELSE 9 END
                FROM "Collaborations" WHERE "AgencyId" = "Customers"."AgencyId" AND "CustomerId" = "Customers"."Id" ORDER BY "Id" DESC LIMIT 1), 5),
                "NextDue" = COALESCE((SELECT MIN("DueDate") FROM "Tasks"
                WHERE "AgencyId" = "Customers"."AgencyId" AND "CustomerId" = "Customers"."Id" AND "Status" = 'Open'), 'infinity');
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_IsArchived_NextDue_SortKey_Id",
                table: "Customers",
                columns: new[] { "AgencyId", "IsArchived", "NextDue", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_IsArchived_OrganisationNumber_Id",
                table: "Customers",
                columns: new[] { "AgencyId", "IsArchived", "OrganisationNumber", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_IsArchived_SortKey_Id",
                table: "Customers",
                columns: new[] { "AgencyId", "IsArchived", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_IsArchived_StatusRank_SortKey_Id",
                table: "Customers",
                columns: new[] { "AgencyId", "IsArchived", "StatusRank", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_ResponsibleId_IsArchived_SortKey_Id",
                table: "Customers",
                columns: new[] { "AgencyId", "ResponsibleId", "IsArchived", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Collaborations_AgencyId_CustomerId_Id",
                table: "Collaborations",
                columns: new[] { "AgencyId", "CustomerId", "Id" });

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "SetStatusRank"() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                agency uuid := CASE TG_OP WHEN 'DELETE' THEN OLD."AgencyId" ELSE NEW."AgencyId" END;
                customer uuid := CASE TG_OP WHEN 'DELETE' THEN OLD."CustomerId" ELSE NEW."CustomerId" END;
                BEGIN
                -- Of two at the same moment the second waits here, and its next statement sees what the first one saved.
                PERFORM 1 FROM "Customers" WHERE "Id" = customer AND "AgencyId" = agency FOR NO KEY UPDATE;
                UPDATE "Customers" SET "StatusRank" = COALESCE((SELECT CASE "Status" WHEN 'ProvisioningFailed' THEN 1 WHEN 'AwaitingApproval' THEN 2 WHEN 'Provisioning' THEN 3 WHEN 'Active' THEN 4
                WHEN 'Declined' THEN 6 WHEN 'Expired' THEN 7 WHEN 'Cancelled' THEN 8 ELSE 9 END
                FROM "Collaborations" WHERE "AgencyId" = agency AND "CustomerId" = customer ORDER BY "Id" DESC LIMIT 1), 5)
                WHERE "Id" = customer AND "AgencyId" = agency;
                RETURN NULL;
                END $$;
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "SetNextDue"() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                agency uuid := CASE TG_OP WHEN 'DELETE' THEN OLD."AgencyId" ELSE NEW."AgencyId" END;
                customer uuid := CASE TG_OP WHEN 'DELETE' THEN OLD."CustomerId" ELSE NEW."CustomerId" END;
                BEGIN
                -- Of two at the same moment the second waits here, and its next statement sees what the first one saved.
                PERFORM 1 FROM "Customers" WHERE "Id" = customer AND "AgencyId" = agency FOR NO KEY UPDATE;
                UPDATE "Customers" SET "NextDue" = COALESCE((SELECT MIN("DueDate") FROM "Tasks"
                WHERE "AgencyId" = agency AND "CustomerId" = customer AND "Status" = 'Open'), 'infinity')
                WHERE "Id" = customer AND "AgencyId" = agency;
                RETURN NULL;
                END $$;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_StatusRank" AFTER INSERT OR DELETE ON "Collaborations" FOR EACH ROW EXECUTE FUNCTION "SetStatusRank"();
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_Update_StatusRank" AFTER UPDATE OF "Status" ON "Collaborations" FOR EACH ROW WHEN (OLD."Status" <> NEW."Status") EXECUTE FUNCTION "SetStatusRank"();
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Tasks_NextDue" AFTER INSERT OR DELETE ON "Tasks" FOR EACH ROW EXECUTE FUNCTION "SetNextDue"();
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Tasks_Update_NextDue" AFTER UPDATE OF "Status", "DueDate" ON "Tasks" FOR EACH ROW WHEN (OLD."Status" <> NEW."Status" OR OLD."DueDate" IS DISTINCT FROM NEW."DueDate") EXECUTE FUNCTION "SetNextDue"();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Collaborations_StatusRank" ON "Collaborations";
                DROP TRIGGER "Collaborations_Update_StatusRank" ON "Collaborations";
                DROP TRIGGER "Tasks_NextDue" ON "Tasks";
                DROP TRIGGER "Tasks_Update_NextDue" ON "Tasks";
                DROP FUNCTION "SetStatusRank"();
                DROP FUNCTION "SetNextDue"();
                """);

            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_IsArchived_NextDue_SortKey_Id",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_IsArchived_OrganisationNumber_Id",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_IsArchived_SortKey_Id",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_IsArchived_StatusRank_SortKey_Id",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_ResponsibleId_IsArchived_SortKey_Id",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Collaborations_AgencyId_CustomerId_Id",
                table: "Collaborations");

            migrationBuilder.DropColumn(
                name: "IsArchived",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "NextDue",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "StatusRank",
                table: "Customers");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_ResponsibleId",
                table: "Customers",
                columns: new[] { "AgencyId", "ResponsibleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_SortKey_Id",
                table: "Customers",
                columns: new[] { "AgencyId", "SortKey", "Id" });
        }
    }
}
