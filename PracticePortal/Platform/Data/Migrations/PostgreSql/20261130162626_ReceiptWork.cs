using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ReceiptWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ArchivedFrom",
                table: "Receipts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CardDigits",
                table: "Receipts",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Confirmed",
                table: "Receipts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "Receipts",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Date",
                table: "Receipts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HolderId",
                table: "Receipts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HolderName",
                table: "Receipts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvoiceNumber",
                table: "Receipts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Payment",
                table: "Receipts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaymentReference",
                table: "Receipts",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rates",
                table: "Receipts",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Supplier",
                table: "Receipts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupplierNumber",
                table: "Receipts",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TimesHandedOver",
                table: "Receipts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Total",
                table: "Receipts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReceiptMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: false),
                    ByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptMessages", x => x.Id);
                    table.CheckConstraint("CK_ReceiptMessage_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_ReceiptMessages_Receipts_OrganisationId_ReceiptId",
                        columns: x => new { x.OrganisationId, x.ReceiptId },
                        principalTable: "Receipts",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptOpenings",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    AgencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptOpenings", x => new { x.OrganisationId, x.ReceiptId, x.UserId });
                    table.CheckConstraint("CK_ReceiptOpening_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_ReceiptOpenings_Receipts_OrganisationId_ReceiptId",
                        columns: x => new { x.OrganisationId, x.ReceiptId },
                        principalTable: "Receipts",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptReadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptReadings", x => x.Id);
                    table.CheckConstraint("CK_ReceiptReading_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_ReceiptReadings_Receipts_OrganisationId_Id",
                        columns: x => new { x.OrganisationId, x.Id },
                        principalTable: "Receipts",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptMessages_OrganisationId_ReceiptId_At",
                table: "ReceiptMessages",
                columns: new[] { "OrganisationId", "ReceiptId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptReadings_OrganisationId_Id",
                table: "ReceiptReadings",
                columns: new[] { "OrganisationId", "Id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReceiptMessages");

            migrationBuilder.DropTable(
                name: "ReceiptOpenings");

            migrationBuilder.DropTable(
                name: "ReceiptReadings");

            migrationBuilder.DropColumn(
                name: "ArchivedFrom",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "CardDigits",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Confirmed",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Date",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "HolderId",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "HolderName",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "InvoiceNumber",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Payment",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "PaymentReference",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Rates",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Supplier",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "SupplierNumber",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "TimesHandedOver",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Total",
                table: "Receipts");
        }
    }
}
