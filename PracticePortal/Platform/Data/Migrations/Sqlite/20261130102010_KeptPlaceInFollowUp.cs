using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "FollowUpRank",
                table: "Collaborations",
                type: "INTEGER",
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
                name: "IX_Collaborations_AgencyId_FollowUpRank_FollowUpAt_Id_CustomerId",
                table: "Collaborations",
                columns: new[] { "AgencyId", "FollowUpRank", "FollowUpAt", "Id", "CustomerId" });

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_Insert_FollowUp" AFTER INSERT ON "Collaborations" BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."CustomerId" AND ("Id" = NEW."Id" OR "Status" IN ('Declined', 'Expired'));
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_Update_FollowUp" AFTER UPDATE OF "Status", "TaskId", "AnswerBy", "ClosedAt" ON "Collaborations" BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "Id" = NEW."Id";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Collaborations_Delete_FollowUp" AFTER DELETE ON "Collaborations" BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "AgencyId" = OLD."AgencyId" AND "CustomerId" = OLD."CustomerId" AND "Status" IN ('Declined', 'Expired');
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Invitations_Update_FollowUp" AFTER UPDATE OF "SentAt" ON "Invitations" BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "Id" = NEW."CollaborationId";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "EmailDeliveries_Insert_FollowUp" AFTER INSERT ON "EmailDeliveries" WHEN NEW."State" = 'Rejected' AND NEW."InvitationId" IS NOT NULL BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "Id" = (SELECT "CollaborationId" FROM "Invitations" WHERE "Id" = NEW."InvitationId");
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "EmailDeliveries_Update_FollowUp" AFTER UPDATE OF "State" ON "EmailDeliveries" WHEN NEW."State" <> OLD."State" AND 'Rejected' IN (OLD."State", NEW."State") AND NEW."InvitationId" IS NOT NULL BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "Id" = (SELECT "CollaborationId" FROM "Invitations" WHERE "Id" = NEW."InvitationId");
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Tasks_Insert_FollowUp" AFTER INSERT ON "Tasks" WHEN NEW."Status" = 'Completed' BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "TaskId" = NEW."Id" AND "ClosedAt" IS NULL;
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Tasks_Update_FollowUp" AFTER UPDATE OF "Status" ON "Tasks" WHEN NEW."Status" <> OLD."Status" BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "TaskId" = NEW."Id" AND "ClosedAt" IS NULL;
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Customers_Update_FollowUp" AFTER UPDATE OF "IsArchived" ON "Customers" WHEN NEW."IsArchived" <> OLD."IsArchived" BEGIN
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
                "FollowUpAt" = COALESCE("Collaborations"."ClosedAt", CASE "Collaborations"."Status" WHEN 'AwaitingApproval' THEN "Collaborations"."AnswerBy" END, "Collaborations"."ActivatedAt")
                WHERE "AgencyId" = NEW."AgencyId" AND "CustomerId" = NEW."Id" AND "Status" IN ('Declined', 'Expired');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Collaborations_Insert_FollowUp";
                DROP TRIGGER "Collaborations_Update_FollowUp";
                DROP TRIGGER "Collaborations_Delete_FollowUp";
                DROP TRIGGER "Invitations_Update_FollowUp";
                DROP TRIGGER "EmailDeliveries_Insert_FollowUp";
                DROP TRIGGER "EmailDeliveries_Update_FollowUp";
                DROP TRIGGER "Tasks_Insert_FollowUp";
                DROP TRIGGER "Tasks_Update_FollowUp";
                DROP TRIGGER "Customers_Update_FollowUp";
                """);

            migrationBuilder.DropIndex(
                name: "IX_Collaborations_AgencyId_FollowUpRank_FollowUpAt_Id_CustomerId",
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
