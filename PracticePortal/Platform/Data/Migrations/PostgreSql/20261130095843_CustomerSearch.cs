using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CustomerSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE "CustomerSearch" ("CustomerId" uuid NOT NULL CONSTRAINT "PK_CustomerSearch" PRIMARY KEY
                CONSTRAINT "FK_CustomerSearch_Customers_CustomerId" REFERENCES "Customers" ("Id") ON DELETE CASCADE, "List" text NOT NULL, "Text" text NOT NULL);
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "SearchParts"(list text, folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
                SELECT array_agg(DISTINCT list || part) FROM (
                SELECT substr(folded, at, 3) AS part FROM generate_series(1, length(folded) - 2) AS at
                UNION ALL SELECT substr(folded, at, size) FROM generate_series(1, length(folded)) AS at, generate_series(1, 2) AS size
                WHERE at = 1 OR substr(folded, at - 1, 1) IN (' ', E'\n')) AS parts
                $$;
                """);

            migrationBuilder.Sql(
                """
                INSERT INTO "CustomerSearch" SELECT "Id", (CASE WHEN "IsArchived" THEN 'x' ELSE 'c' END) || right("AgencyId"::text, 12), "SearchText" FROM "Customers" ORDER BY "AgencyId", "Id";
                CREATE INDEX "IX_CustomerSearch_Parts" ON "CustomerSearch" USING gin ("SearchParts"("List", "Text"));
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "KeepSearch"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
                BEGIN
                INSERT INTO "CustomerSearch" VALUES (NEW."Id", (CASE WHEN NEW."IsArchived" THEN 'x' ELSE 'c' END) || right(NEW."AgencyId"::text, 12), NEW."SearchText")
                ON CONFLICT ("CustomerId") DO UPDATE SET "List" = EXCLUDED."List", "Text" = EXCLUDED."Text";
                RETURN NULL;
                END $$;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Customers_Search" AFTER INSERT ON "Customers" FOR EACH ROW EXECUTE FUNCTION "KeepSearch"();
                CREATE TRIGGER "Customers_Update_Search" AFTER UPDATE OF "SearchText", "IsArchived" ON "Customers" FOR EACH ROW
                WHEN (OLD."SearchText" <> NEW."SearchText" OR OLD."IsArchived" <> NEW."IsArchived") EXECUTE FUNCTION "KeepSearch"();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Customers_Search" ON "Customers";
                DROP TRIGGER "Customers_Update_Search" ON "Customers";
                DROP FUNCTION "KeepSearch"();
                DROP TABLE "CustomerSearch";
                DROP FUNCTION "SearchParts"(text, text);
                """);
        }
    }
}
