using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HandOver : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HandOverSettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Program = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    FirstMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    LastNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOverSettings", x => x.Id);
                    table.CheckConstraint("CK_HandOverSettings_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_HandOverSettings_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Program = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    YearStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    YearEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CustomerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CustomerNumber = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    AgainOf = table.Column<int>(type: "INTEGER", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    TakenInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenInByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptBatches", x => x.Id);
                    table.UniqueConstraint("AK_KeptBatches_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.CheckConstraint("CK_KeptBatch_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_KeptBatches_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptVouchers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rows = table.Column<string>(type: "TEXT", maxLength: 720, nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SavedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SavedByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptVouchers", x => x.Id);
                    table.CheckConstraint("CK_ReceiptVoucher_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_ReceiptVouchers_Receipts_OrganisationId_Id",
                        columns: x => new { x.OrganisationId, x.Id },
                        principalTable: "Receipts",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SupplierAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supplier = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SupplierNumber = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplierAccounts", x => x.Id);
                    table.CheckConstraint("CK_SupplierAccount_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_SupplierAccounts_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Supplier = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Rates = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rows = table.Column<string>(type: "TEXT", maxLength: 720, nullable: false),
                    IsAgain = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsUndone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptEntries", x => x.Id);
                    table.CheckConstraint("CK_KeptEntry_OrganisationId_IsSomebody", "\"OrganisationId\" <> '00000000-0000-0000-0000-000000000000'");
                    table.ForeignKey(
                        name: "FK_KeptEntries_KeptBatches_OrganisationId_BatchId",
                        columns: x => new { x.OrganisationId, x.BatchId },
                        principalTable: "KeptBatches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KeptEntries_Receipts_OrganisationId_ReceiptId",
                        columns: x => new { x.OrganisationId, x.ReceiptId },
                        principalTable: "Receipts",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HandOverSettings_OrganisationId",
                table: "HandOverSettings",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_KeptBatches_OrganisationId_Number",
                table: "KeptBatches",
                columns: new[] { "OrganisationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeptEntries_OrganisationId_BatchId",
                table: "KeptEntries",
                columns: new[] { "OrganisationId", "BatchId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptEntries_OrganisationId_Date",
                table: "KeptEntries",
                columns: new[] { "OrganisationId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptEntries_OrganisationId_ReceiptId",
                table: "KeptEntries",
                columns: new[] { "OrganisationId", "ReceiptId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptEntry_Once",
                table: "KeptEntries",
                columns: new[] { "OrganisationId", "ReceiptId" },
                unique: true,
                filter: "NOT \"IsAgain\" AND NOT \"IsUndone\"");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptVouchers_OrganisationId_Id",
                table: "ReceiptVouchers",
                columns: new[] { "OrganisationId", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupplierAccounts_OrganisationId_Supplier_SupplierNumber",
                table: "SupplierAccounts",
                columns: new[] { "OrganisationId", "Supplier", "SupplierNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupplierAccounts_OrganisationId_SupplierNumber",
                table: "SupplierAccounts",
                columns: new[] { "OrganisationId", "SupplierNumber" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HandOverSettings");

            migrationBuilder.DropTable(
                name: "KeptEntries");

            migrationBuilder.DropTable(
                name: "ReceiptVouchers");

            migrationBuilder.DropTable(
                name: "SupplierAccounts");

            migrationBuilder.DropTable(
                name: "KeptBatches");
        }
    }
}
