using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReceiptSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Receipts",
                type: "TEXT",
                maxLength: 800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "ReceiptReadings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                """
                CREATE TABLE "ReceiptSearch" ("Row" INTEGER NOT NULL CONSTRAINT "PK_ReceiptSearch" PRIMARY KEY, "ReceiptId" TEXT NOT NULL);
                CREATE UNIQUE INDEX "IX_ReceiptSearch_ReceiptId" ON "ReceiptSearch" ("ReceiptId");
                CREATE VIRTUAL TABLE "ReceiptWords" USING fts5("Words", content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
                INSERT INTO "ReceiptSearch" ("ReceiptId") SELECT "Id" FROM "Receipts" ORDER BY "OrganisationId", "Id";
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Receipts_Insert_Search" AFTER INSERT ON "Receipts" BEGIN
                INSERT INTO "ReceiptSearch" ("ReceiptId") VALUES (NEW."Id");
                INSERT INTO "ReceiptWords" (rowid, "Words")
                SELECT "Row", replace(' ' || NEW."SearchText", ' ', ' o' || lower(substr(NEW."OrganisationId", -12))) FROM "ReceiptSearch" WHERE "ReceiptId" = NEW."Id";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Receipts_Update_Search" AFTER UPDATE OF "SearchText" ON "Receipts" WHEN OLD."SearchText" <> NEW."SearchText" BEGIN
                INSERT OR REPLACE INTO "ReceiptWords" (rowid, "Words")
                SELECT s."Row", replace(' ' || NEW."SearchText" || ' ' || coalesce(t."Words", ''), ' ', ' o' || lower(substr(NEW."OrganisationId", -12)))
                FROM "ReceiptSearch" s LEFT JOIN "ReceiptReadings" t ON t."Id" = s."ReceiptId" WHERE s."ReceiptId" = NEW."Id";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ReceiptReadings_Insert_Search" AFTER INSERT ON "ReceiptReadings" BEGIN
                INSERT OR REPLACE INTO "ReceiptWords" (rowid, "Words")
                SELECT s."Row", replace(' ' || r."SearchText" || ' ' || NEW."Words", ' ', ' o' || lower(substr(NEW."OrganisationId", -12)))
                FROM "ReceiptSearch" s JOIN "Receipts" r ON r."Id" = s."ReceiptId" WHERE s."ReceiptId" = NEW."Id";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ReceiptReadings_Update_Search" AFTER UPDATE OF "Words" ON "ReceiptReadings" WHEN OLD."Words" <> NEW."Words" BEGIN
                INSERT OR REPLACE INTO "ReceiptWords" (rowid, "Words")
                SELECT s."Row", replace(' ' || r."SearchText" || ' ' || NEW."Words", ' ', ' o' || lower(substr(NEW."OrganisationId", -12)))
                FROM "ReceiptSearch" s JOIN "Receipts" r ON r."Id" = s."ReceiptId" WHERE s."ReceiptId" = NEW."Id";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Receipts_Delete_Search" AFTER DELETE ON "Receipts" BEGIN
                DELETE FROM "ReceiptWords" WHERE rowid = (SELECT "Row" FROM "ReceiptSearch" WHERE "ReceiptId" = OLD."Id");
                DELETE FROM "ReceiptSearch" WHERE "ReceiptId" = OLD."Id";
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Receipts_Insert_Search";
                DROP TRIGGER "Receipts_Update_Search";
                DROP TRIGGER "Receipts_Delete_Search";
                DROP TRIGGER "ReceiptReadings_Insert_Search";
                DROP TRIGGER "ReceiptReadings_Update_Search";
                DROP TABLE "ReceiptWords";
                DROP TABLE "ReceiptSearch";
                """);

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Words",
                table: "ReceiptReadings");
        }
    }
}
