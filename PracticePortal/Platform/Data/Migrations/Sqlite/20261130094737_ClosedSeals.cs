using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClosedSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
            """
            CREATE TRIGGER "AuditSeals_StayClosed" BEFORE UPDATE ON "AuditSeals" WHEN OLD."Hash" IS NOT NULL AND (NEW."EntryId" IS NOT OLD."EntryId" OR NEW."Chain" IS NOT OLD."Chain" OR NEW."Sequence" IS NOT OLD."Sequence"
                OR NEW."PreviousHash" IS NOT OLD."PreviousHash" OR NEW."Hash" IS NOT OLD."Hash" OR NEW."ActorDigest" IS NOT OLD."ActorDigest" OR NEW."DetailsDigest" IS NOT OLD."DetailsDigest"
                OR NEW."ActorSalt" IS NOT OLD."ActorSalt" AND NEW."ActorSalt" IS NOT NULL OR NEW."DetailsSalt" IS NOT OLD."DetailsSalt" AND NEW."DetailsSalt" IS NOT NULL)
            BEGIN
                SELECT RAISE(ABORT, 'A closed seal is never changed.');
            END;
            """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
            """
            DROP TRIGGER "AuditSeals_StayClosed";
            """);
        }
    }
}
