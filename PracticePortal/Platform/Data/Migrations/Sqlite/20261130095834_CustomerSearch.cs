using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CustomerSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_IsArchived_SortKey_Id",
                table: "Customers");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_IsArchived_SortKey_Id_SearchText",
                table: "Customers",
                columns: new[] { "AgencyId", "IsArchived", "SortKey", "Id", "SearchText" });

            migrationBuilder.Sql(
                """
                CREATE TABLE "CustomerSearch" ("Row" INTEGER NOT NULL CONSTRAINT "PK_CustomerSearch" PRIMARY KEY, "CustomerId" TEXT NOT NULL);
                CREATE UNIQUE INDEX "IX_CustomerSearch_CustomerId" ON "CustomerSearch" ("CustomerId");
                CREATE VIRTUAL TABLE "CustomerParts" USING fts5("Anywhere", "Begins", content = '', contentless_delete = 1, tokenize = 'ascii');
                """);

            migrationBuilder.Sql(
                """
                INSERT INTO "CustomerSearch" ("CustomerId") SELECT "Id" FROM "Customers" ORDER BY "AgencyId", "Id";
                INSERT INTO "CustomerParts" (rowid, "Anywhere", "Begins") SELECT s."Row",
                (WITH RECURSIVE at(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM at WHERE n < length(c."SearchText") - 2)
                SELECT group_concat((CASE c."IsArchived" WHEN 0 THEN 'c' ELSE 'x' END) || lower(substr(c."AgencyId", -12)) || hex(substr(c."SearchText", n, 3)), ' ' ORDER BY n)
                FROM at WHERE length(c."SearchText") > 2),
                (WITH RECURSIVE at(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM at WHERE n < length(c."SearchText")),
                list(name) AS (SELECT (CASE c."IsArchived" WHEN 0 THEN 'c' ELSE 'x' END) || lower(substr(c."AgencyId", -12)))
                SELECT group_concat(name || hex(substr(c."SearchText", n, 1)) || ' ' || name || hex(substr(c."SearchText", n, 2)), ' ')
                FROM at, list WHERE n = 1 OR substr(c."SearchText", n - 1, 1) IN (' ', char(10)))
                FROM "CustomerSearch" s JOIN "Customers" c ON c."Id" = s."CustomerId" ORDER BY s."Row";
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Customers_Insert_Search" AFTER INSERT ON "Customers" BEGIN
                INSERT INTO "CustomerSearch" ("CustomerId") VALUES (NEW."Id");
                INSERT INTO "CustomerParts" (rowid, "Anywhere", "Begins") SELECT "Row",
                (WITH RECURSIVE at(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM at WHERE n < length(NEW."SearchText") - 2)
                SELECT group_concat((CASE NEW."IsArchived" WHEN 0 THEN 'c' ELSE 'x' END) || lower(substr(NEW."AgencyId", -12)) || hex(substr(NEW."SearchText", n, 3)), ' ' ORDER BY n)
                FROM at WHERE length(NEW."SearchText") > 2),
                (WITH RECURSIVE at(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM at WHERE n < length(NEW."SearchText")),
                list(name) AS (SELECT (CASE NEW."IsArchived" WHEN 0 THEN 'c' ELSE 'x' END) || lower(substr(NEW."AgencyId", -12)))
                SELECT group_concat(name || hex(substr(NEW."SearchText", n, 1)) || ' ' || name || hex(substr(NEW."SearchText", n, 2)), ' ')
                FROM at, list WHERE n = 1 OR substr(NEW."SearchText", n - 1, 1) IN (' ', char(10)))
                FROM "CustomerSearch" WHERE "CustomerId" = NEW."Id";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Customers_Update_Search" AFTER UPDATE OF "SearchText", "IsArchived" ON "Customers"
                WHEN OLD."SearchText" <> NEW."SearchText" OR OLD."IsArchived" <> NEW."IsArchived" BEGIN
                INSERT OR REPLACE INTO "CustomerParts" (rowid, "Anywhere", "Begins") SELECT "Row",
                (WITH RECURSIVE at(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM at WHERE n < length(NEW."SearchText") - 2)
                SELECT group_concat((CASE NEW."IsArchived" WHEN 0 THEN 'c' ELSE 'x' END) || lower(substr(NEW."AgencyId", -12)) || hex(substr(NEW."SearchText", n, 3)), ' ' ORDER BY n)
                FROM at WHERE length(NEW."SearchText") > 2),
                (WITH RECURSIVE at(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM at WHERE n < length(NEW."SearchText")),
                list(name) AS (SELECT (CASE NEW."IsArchived" WHEN 0 THEN 'c' ELSE 'x' END) || lower(substr(NEW."AgencyId", -12)))
                SELECT group_concat(name || hex(substr(NEW."SearchText", n, 1)) || ' ' || name || hex(substr(NEW."SearchText", n, 2)), ' ')
                FROM at, list WHERE n = 1 OR substr(NEW."SearchText", n - 1, 1) IN (' ', char(10)))
                FROM "CustomerSearch" WHERE "CustomerId" = NEW."Id";
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "Customers_Delete_Search" AFTER DELETE ON "Customers" BEGIN
                DELETE FROM "CustomerParts" WHERE rowid = (SELECT "Row" FROM "CustomerSearch" WHERE "CustomerId" = OLD."Id");
                DELETE FROM "CustomerSearch" WHERE "CustomerId" = OLD."Id";
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER "Customers_Insert_Search";
                DROP TRIGGER "Customers_Update_Search";
                DROP TRIGGER "Customers_Delete_Search";
                DROP TABLE "CustomerParts";
                DROP TABLE "CustomerSearch";
                """);

            migrationBuilder.DropIndex(
                name: "IX_Customers_AgencyId_IsArchived_SortKey_Id_SearchText",
                table: "Customers");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_AgencyId_IsArchived_SortKey_Id",
                table: "Customers",
                columns: new[] { "AgencyId", "IsArchived", "SortKey", "Id" });
        }
    }
}
