using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Terms;

internal sealed class TermsVersionConfiguration : IEntityTypeConfiguration<TermsVersion>
{
    public void Configure(EntityTypeBuilder<TermsVersion> builder)
    {
        builder.Property(t => t.Language).HasMaxLength(2);
        builder.Property(t => t.ContentHash).HasMaxLength(64);
        builder.HasIndex(t => new { t.Document, t.Number, t.Language }).IsUnique();
    }
}

internal sealed class TermsApprovalConfiguration : IEntityTypeConfiguration<TermsApproval>
{
    private const int NameMaxLength = 200;
    private const int AddressMaxLength = 64;

    public void Configure(EntityTypeBuilder<TermsApproval> builder)
    {
        builder.Property(t => t.OrganisationName).HasMaxLength(NameMaxLength);
        builder.Property(t => t.OrganisationNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(t => t.AgencyName).HasMaxLength(NameMaxLength);
        builder.Property(t => t.Language).HasMaxLength(2);
        builder.Property(t => t.ContentHash).HasMaxLength(64);
        builder.Property(t => t.PersonName).HasMaxLength(NameMaxLength);
        builder.Property(t => t.PersonEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(t => t.Address).HasMaxLength(AddressMaxLength);
        builder.Property(t => t.Browser).HasMaxLength(TermsApproval.BrowserMaxLength);
        builder.HasOne<TermsVersion>().WithMany().HasForeignKey(t => t.TermsVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.OrganisationId, t.Document, t.Number });
        builder.HasIndex(t => t.CollaborationId);
    }
}
