using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ClosedSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
            """
            CREATE FUNCTION "KeepSealClosed"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'A closed seal is never changed.' USING ERRCODE = 'integrity_constraint_violation';
            END $$;
            CREATE TRIGGER "AuditSeals_StayClosed" BEFORE UPDATE ON "AuditSeals" FOR EACH ROW WHEN (OLD."Hash" IS NOT NULL AND (NEW."EntryId" IS DISTINCT FROM OLD."EntryId" OR NEW."Chain" IS DISTINCT FROM OLD."Chain" OR NEW."Sequence" IS DISTINCT FROM OLD."Sequence"
                OR NEW."PreviousHash" IS DISTINCT FROM OLD."PreviousHash" OR NEW."Hash" IS DISTINCT FROM OLD."Hash" OR NEW."ActorDigest" IS DISTINCT FROM OLD."ActorDigest" OR NEW."DetailsDigest" IS DISTINCT FROM OLD."DetailsDigest"
                OR NEW."ActorSalt" IS DISTINCT FROM OLD."ActorSalt" AND NEW."ActorSalt" IS NOT NULL OR NEW."DetailsSalt" IS DISTINCT FROM OLD."DetailsSalt" AND NEW."DetailsSalt" IS NOT NULL))
                EXECUTE FUNCTION "KeepSealClosed"();
            """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
            """
            DROP TRIGGER "AuditSeals_StayClosed" ON "AuditSeals";
            DROP FUNCTION "KeepSealClosed"();
            """);
        }
    }
}
