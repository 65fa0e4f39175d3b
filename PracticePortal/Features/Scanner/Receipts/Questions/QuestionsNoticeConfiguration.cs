using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.Organisations;

namespace PracticePortal.Features.Scanner.Receipts.Questions;

internal sealed class QuestionsNoticeConfiguration : IEntityTypeConfiguration<QuestionsNotice>
{
    public void Configure(EntityTypeBuilder<QuestionsNotice> builder)
    {
        builder.HasOne<Organisation>().WithMany().HasForeignKey(n => n.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => n.OrganisationId).IsUnique();
        builder.HasIndex(n => n.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
    }
}
