using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReceiptPageRanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "Receipts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BroughtByName",
                table: "ReceiptFiles",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FirstPage",
                table: "ReceiptFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "LastPage",
                table: "ReceiptFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "OriginalId",
                table: "ReceiptFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Turns",
                table: "ReceiptFiles",
                type: "TEXT",
                maxLength: 25,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_BroughtById_ReceivedAt",
                table: "Receipts",
                columns: new[] { "BroughtById", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptFiles_OriginalId",
                table: "ReceiptFiles",
                column: "OriginalId",
                filter: "\"OriginalId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Receipts_BroughtById_ReceivedAt",
                table: "Receipts");

            migrationBuilder.DropIndex(
                name: "IX_ReceiptFiles_OriginalId",
                table: "ReceiptFiles");

            // In place: building the table anew would meet the triggers of the search, which name it.
            migrationBuilder.Sql("""ALTER TABLE "Receipts" DROP COLUMN "MergedIntoId";""");

            migrationBuilder.DropColumn(
                name: "BroughtByName",
                table: "ReceiptFiles");

            migrationBuilder.DropColumn(
                name: "FirstPage",
                table: "ReceiptFiles");

            migrationBuilder.DropColumn(
                name: "LastPage",
                table: "ReceiptFiles");

            migrationBuilder.DropColumn(
                name: "OriginalId",
                table: "ReceiptFiles");

            migrationBuilder.DropColumn(
                name: "Turns",
                table: "ReceiptFiles");
        }
    }
}
