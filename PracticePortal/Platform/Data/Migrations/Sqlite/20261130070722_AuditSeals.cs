using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Chain = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ActorSalt = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ActorDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DetailsSalt = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DetailsDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => x.EntryId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_Chain_PreviousHash",
                table: "AuditSeals",
                columns: new[] { "Chain", "PreviousHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_Chain_Sequence",
                table: "AuditSeals",
                columns: new[] { "Chain", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_Open",
                table: "AuditSeals",
                column: "EntryId",
                filter: "\"Hash\" IS NULL");

            // What was written before is sealed as it is found.
            migrationBuilder.Sql(
                """
                INSERT INTO "AuditSeals" ("EntryId", "Chain")
                SELECT "Id", CASE WHEN "AgencyId" IS NOT NULL THEN 'agency:' || lower("AgencyId")
                    WHEN "OrganisationId" IS NOT NULL THEN 'organisation:' || lower("OrganisationId") ELSE 'portal' END
                FROM "AuditEntries";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditSeals");
        }
    }
}
