using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PracticePortal.Platform.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class UsualCostOfSearchParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A higher one makes the server start parallel workers for rows of which it computes nothing.
            migrationBuilder.Sql(
                """
                ALTER FUNCTION "SearchParts"(text, text) COST 100;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER FUNCTION "SearchParts"(text, text) COST 10000;
                """);
        }
    }
}
