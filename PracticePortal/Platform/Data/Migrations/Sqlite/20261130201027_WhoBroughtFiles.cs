using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhoBroughtFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Receipts_BroughtById_ReceivedAt",
                table: "Receipts");

            migrationBuilder.AddColumn<Guid>(
                name: "BroughtById",
                table: "ReceiptFiles",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Who brought a file that was merged since is not known any more: whoever brought the receipt that it is in.
            migrationBuilder.Sql("""
                UPDATE "ReceiptFiles" SET "BroughtById" = (SELECT r."BroughtById" FROM "Receipts" r WHERE r."Id" = "ReceiptFiles"."ReceiptId");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptFiles_BroughtById_StoredAt",
                table: "ReceiptFiles",
                columns: new[] { "BroughtById", "StoredAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ReceiptFiles_BroughtById_StoredAt",
                table: "ReceiptFiles");

            migrationBuilder.Sql("""ALTER TABLE "ReceiptFiles" DROP COLUMN "BroughtById";""");

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_BroughtById_ReceivedAt",
                table: "Receipts",
                columns: new[] { "BroughtById", "ReceivedAt" });
        }
    }
}
