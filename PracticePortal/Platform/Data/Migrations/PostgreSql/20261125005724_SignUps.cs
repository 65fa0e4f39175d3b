using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
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
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "ByAgency");

            // Those that nobody vouches for yet came by themselves: an agency's is confirmed by its first approval.
            migrationBuilder.Sql("UPDATE \"Organisations\" SET \"Origin\" = 'SignedUp' WHERE \"Status\" = 'Active' AND \"ConfirmedAt\" IS NULL");

            migrationBuilder.CreateTable(
                name: "SignUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationNumber = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    OrganisationName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PersonName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LetterAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
