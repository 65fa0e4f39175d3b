using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
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
                type: "character varying(800)",
                maxLength: 800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "ReceiptReadings",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                """
                CREATE TABLE "ReceiptSearch" ("ReceiptId" uuid NOT NULL CONSTRAINT "PK_ReceiptSearch" PRIMARY KEY
                CONSTRAINT "FK_ReceiptSearch_Receipts_ReceiptId" REFERENCES "Receipts" ("Id") ON DELETE CASCADE, "Words" tsvector NOT NULL);
                CREATE INDEX "IX_ReceiptSearch_Words" ON "ReceiptSearch" USING gin ("Words");
                INSERT INTO "ReceiptSearch" SELECT "Id", ''::tsvector FROM "Receipts" ORDER BY "OrganisationId", "Id";
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "KeepReceiptSearch"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
                BEGIN
                INSERT INTO "ReceiptSearch"
                SELECT r."Id", array_to_tsvector(string_to_array(ltrim(replace(' ' || r."SearchText" || ' ' || coalesce(t."Words", ''), ' ', ' o' || right(r."OrganisationId"::text, 12))), ' '))
                FROM "Receipts" r LEFT JOIN "ReceiptReadings" t ON t."Id" = r."Id" WHERE r."Id" = NEW."Id"
                ON CONFLICT ("ReceiptId") DO UPDATE SET "Words" = EXCLUDED."Words";
                RETURN NULL;
                END $$;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Receipts_Search" AFTER INSERT ON "Receipts" FOR EACH ROW EXECUTE FUNCTION "KeepReceiptSearch"();
                CREATE TRIGGER "Receipts_Update_Search" AFTER UPDATE OF "SearchText" ON "Receipts" FOR EACH ROW
                WHEN (OLD."SearchText" <> NEW."SearchText") EXECUTE FUNCTION "KeepReceiptSearch"();
                CREATE TRIGGER "ReceiptReadings_Search" AFTER INSERT ON "ReceiptReadings" FOR EACH ROW EXECUTE FUNCTION "KeepReceiptSearch"();
                CREATE TRIGGER "ReceiptReadings_Update_Search" AFTER UPDATE OF "Words" ON "ReceiptReadings" FOR EACH ROW
                WHEN (OLD."Words" <> NEW."Words") EXECUTE FUNCTION "KeepReceiptSearch"();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Receipts_Search" ON "Receipts";
                DROP TRIGGER "Receipts_Update_Search" ON "Receipts";
                DROP TRIGGER "ReceiptReadings_Search" ON "ReceiptReadings";
                DROP TRIGGER "ReceiptReadings_Update_Search" ON "ReceiptReadings";
                DROP FUNCTION "KeepReceiptSearch"();
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
