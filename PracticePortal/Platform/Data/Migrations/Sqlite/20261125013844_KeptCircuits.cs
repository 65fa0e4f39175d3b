using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeptCircuits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KeptCircuits",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptCircuits", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KeptCircuits_ExpiresAt",
                table: "KeptCircuits",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptCircuits");
        }
    }
}
