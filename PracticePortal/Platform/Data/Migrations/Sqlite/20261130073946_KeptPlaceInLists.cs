using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextDue",
                table: "Customers",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(9999, 12, 31));

            migrationBuilder.AddColumn<int>(
                name: "StatusRank",
                table: "Customers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.Sql(
                """
                UPDATE "Customers" SET "IsArchived" = "ArchivedAt" IS NOT NULL,
                "StatusRank" = COALESCE((SELECT CASE "Status" WHEN 'ProvisioningFailed' THEN 1 WHEN 'AwaitingApproval' THEN 2 WHEN 'Provisioning' THEN 3 WHEN 'Active' THEN 4
                WHEN 'Declined' THEN 6 WHEN 'Expired' THEN 7 WHEN 'Cancelled' THEN 8 ELSE 9 END
                FROM "Collaborations" WHERE "AgencyId" = "Customers"."AgencyId" AND "CustomerId" = "Customers"."Id" ORDER BY "Id" DESC LIMIT 1), 5),
                "NextDue" = COALESCE((SELECT MIN("DueDate") FROM "Tasks"
                WHERE "AgencyId" = "Customers"."AgencyId" AND "CustomerId" = "Customers"."Id" AND "Status" = 'Open'), '9999-12-31');
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
                CREATE TRIGGER "Collaborations_Insert_StatusRank" AFTER INSERT ON "Collaborations" BEGIN
                UPDATE "Customers" SET "StatusRank" = COALESCE((SELECT CASE "Status" WHEN 'ProvisioningFailed' THEN 1 WHEN 'AwaitingApproval' THEN 2 WHEN 'Provisioning' THEN 3 WHEN 'Active' THEN 4
                WHEN 'Declined' THEN 6 WHEN 'Expired' THEN 7 WHEN 'Cancelled' THEN 8 ELSE 9 END
                FROM "Collaborations" WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."CustomerId" ORDER BY "Id" DESC LIMIT 1), 5)
                WHERE "Id" = NEW."CustomerId" AND "AgencyId" = NEW."AgencyId";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_Update_StatusRank" AFTER UPDATE OF "Status" ON "Collaborations" WHEN OLD."Status" <> NEW."Status" BEGIN
                UPDATE "Customers" SET "StatusRank" = COALESCE((SELECT CASE "Status" WHEN 'ProvisioningFailed' THEN 1 WHEN 'AwaitingApproval' THEN 2 WHEN 'Provisioning' THEN 3 WHEN 'Active' THEN 4
                WHEN 'Declined' THEN 6 WHEN 'Expired' THEN 7 WHEN 'Cancelled' THEN 8 ELSE 9 END
                FROM "Collaborations" WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."CustomerId" ORDER BY "Id" DESC LIMIT 1), 5)
                WHERE "Id" = NEW."CustomerId" AND "AgencyId" = NEW."AgencyId";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_Delete_StatusRank" AFTER DELETE ON "Collaborations" BEGIN
                UPDATE "Customers" SET "StatusRank" = COALESCE((SELECT CASE "Status" WHEN 'ProvisioningFailed' THEN 1 WHEN 'AwaitingApproval' THEN 2 WHEN 'Provisioning' THEN 3 WHEN 'Active' THEN 4
                WHEN 'Declined' THEN 6 WHEN 'Expired' THEN 7 WHEN 'Cancelled' THEN 8 ELSE 9 END
                FROM "Collaborations" WHERE "AgencyId" = OLD."AgencyId" AND "CustomerId" = OLD."CustomerId" ORDER BY "Id" DESC LIMIT 1), 5)
                WHERE "Id" = OLD."CustomerId" AND "AgencyId" = OLD."AgencyId";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Tasks_Insert_NextDue" AFTER INSERT ON "Tasks" BEGIN
                UPDATE "Customers" SET "NextDue" = COALESCE((SELECT MIN("DueDate") FROM "Tasks"
                WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."CustomerId" AND "Status" = 'Open'), '9999-12-31')
                WHERE "Id" = NEW."CustomerId" AND "AgencyId" = NEW."AgencyId";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Tasks_Update_NextDue" AFTER UPDATE OF "Status", "DueDate" ON "Tasks" WHEN OLD."Status" <> NEW."Status" OR OLD."DueDate" IS NOT NEW."DueDate" BEGIN
                UPDATE "Customers" SET "NextDue" = COALESCE((SELECT MIN("DueDate") FROM "Tasks"
                WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."CustomerId" AND "Status" = 'Open'), '9999-12-31')
                WHERE "Id" = NEW."CustomerId" AND "AgencyId" = NEW."AgencyId";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Tasks_Delete_NextDue" AFTER DELETE ON "Tasks" BEGIN
                UPDATE "Customers" SET "NextDue" = COALESCE((SELECT MIN("DueDate") FROM "Tasks"
                WHERE "AgencyId" = OLD."AgencyId" AND "CustomerId" = OLD."CustomerId" AND "Status" = 'Open'), '9999-12-31')
                WHERE "Id" = OLD."CustomerId" AND "AgencyId" = OLD."AgencyId";
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Collaborations_Insert_StatusRank";
                DROP TRIGGER "Collaborations_Update_StatusRank";
                DROP TRIGGER "Collaborations_Delete_StatusRank";
                DROP TRIGGER "Tasks_Insert_NextDue";
                DROP TRIGGER "Tasks_Update_NextDue";
                DROP TRIGGER "Tasks_Delete_NextDue";
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
