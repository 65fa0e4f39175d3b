using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Receipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Receipts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    BroughtById = table.Column<Guid>(type: "TEXT", nullable: false),
                    BroughtByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BroughtBy = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 105, nullable: false),
                    FileCount = table.Column<int>(type: "INTEGER", nullable: false),
                    SameAsId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Receipts", x => x.Id);
                    table.UniqueConstraint("AK_Receipts_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.CheckConstraint("CK_Receipt_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_Receipts_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptUploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Side = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptUploads", x => x.Id);
                    table.UniqueConstraint("AK_ReceiptUploads_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.CheckConstraint("CK_ReceiptUpload_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_ReceiptUploads_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 105, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StoredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadBackAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MissingSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptFiles", x => x.Id);
                    table.CheckConstraint("CK_ReceiptFile_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_ReceiptFiles_Receipts_OrganisationId_ReceiptId",
                        columns: x => new { x.OrganisationId, x.ReceiptId },
                        principalTable: "Receipts",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptUploadFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UploadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Received = table.Column<long>(type: "INTEGER", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptUploadFiles", x => x.Id);
                    table.CheckConstraint("CK_ReceiptUploadFile_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_ReceiptUploadFiles_ReceiptUploads_OrganisationId_UploadId",
                        columns: x => new { x.OrganisationId, x.UploadId },
                        principalTable: "ReceiptUploads",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptFiles_MissingSince",
                table: "ReceiptFiles",
                column: "MissingSince",
                filter: "\"MissingSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptFiles_OrganisationId_ReceiptId_Position",
                table: "ReceiptFiles",
                columns: new[] { "OrganisationId", "ReceiptId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptFiles_OrganisationId_Sha256",
                table: "ReceiptFiles",
                columns: new[] { "OrganisationId", "Sha256" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_OrganisationId_ReceivedAt_Id",
                table: "Receipts",
                columns: new[] { "OrganisationId", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipts_OrganisationId_Status_ReceivedAt_Id",
                table: "Receipts",
                columns: new[] { "OrganisationId", "Status", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptUploadFiles_HeardAt",
                table: "ReceiptUploadFiles",
                column: "HeardAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptUploadFiles_OrganisationId_UploadId_Position",
                table: "ReceiptUploadFiles",
                columns: new[] { "OrganisationId", "UploadId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptUploads_ByUserId",
                table: "ReceiptUploads",
                column: "ByUserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReceiptFiles");

            migrationBuilder.DropTable(
                name: "ReceiptUploadFiles");

            migrationBuilder.DropTable(
                name: "Receipts");

            migrationBuilder.DropTable(
                name: "ReceiptUploads");
        }
    }
}
