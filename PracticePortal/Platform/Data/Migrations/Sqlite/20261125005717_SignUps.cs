using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Organisations",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "ByAgency");

            // Those that nobody vouches for yet came by themselves: an agency's is confirmed by its first approval.
            migrationBuilder.Sql("UPDATE \"Organisations\" SET \"Origin\" = 'SignedUp' WHERE \"Status\" = 'Active' AND \"ConfirmedAt\" IS NULL");

            migrationBuilder.CreateTable(
                name: "SignUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationNumber = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    OrganisationName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LetterAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignUps", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_AskedAt",
                table: "SignUps",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_Email_AskedAt",
                table: "SignUps",
                columns: new[] { "Email", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_OrganisationNumber_LetterAt",
                table: "SignUps",
                columns: new[] { "OrganisationNumber", "LetterAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SignUps");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Organisations");
        }
    }
}
