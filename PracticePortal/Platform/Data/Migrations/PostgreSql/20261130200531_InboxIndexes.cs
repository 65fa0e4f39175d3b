using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class InboxIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Receipts_OrganisationId_ReceivedAt_Id",
                table: "Receipts");

            migrationBuilder.DropIndex(
                name: "IX_Receipts_OrganisationId_Status_ReceivedAt_Id",
                table: "Receipts");

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_OrganisationId_ReceivedAt_Id_MergedIntoId",
                table: "Receipts",
                columns: new[] { "OrganisationId", "ReceivedAt", "Id", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_OrganisationId_Status_ReceivedAt_Id_MergedIntoId",
                table: "Receipts",
                columns: new[] { "OrganisationId", "Status", "ReceivedAt", "Id", "MergedIntoId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Receipts_OrganisationId_ReceivedAt_Id_MergedIntoId",
                table: "Receipts");

            migrationBuilder.DropIndex(
                name: "IX_Receipts_OrganisationId_Status_ReceivedAt_Id_MergedIntoId",
                table: "Receipts");

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_OrganisationId_ReceivedAt_Id",
                table: "Receipts",
                columns: new[] { "OrganisationId", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_OrganisationId_Status_ReceivedAt_Id",
                table: "Receipts",
                columns: new[] { "OrganisationId", "Status", "ReceivedAt", "Id" });
        }
    }
}
