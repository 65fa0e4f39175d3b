using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PracticePortal.Platform.Audit.Chain;

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    private const int ChainMaxLength = 60;
    private const int SaltLength = 32;

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.HasKey(s => s.EntryId);
        builder.Property(s => s.EntryId).ValueGeneratedNever();
        builder.Property(s => s.Chain).HasMaxLength(ChainMaxLength);
        builder.Property(s => s.PreviousHash).HasMaxLength(CanonicalForm.HashLength);
        builder.Property(s => s.Hash).HasMaxLength(CanonicalForm.HashLength)
            .IsConcurrencyToken(); // whoever sealed it first has sealed it
        builder.Property(s => s.ActorSalt).HasMaxLength(SaltLength);
        builder.Property(s => s.ActorDigest).HasMaxLength(CanonicalForm.HashLength);
        builder.Property(s => s.DetailsSalt).HasMaxLength(SaltLength);
        builder.Property(s => s.DetailsDigest).HasMaxLength(CanonicalForm.HashLength);
        builder.HasIndex(s => new { s.Chain, s.Sequence }).IsUnique();
        builder.HasIndex(s => new { s.Chain, s.PreviousHash }).IsUnique();
        builder.HasIndex(s => s.EntryId).HasFilter("\"Hash\" IS NULL").HasDatabaseName("IX_AuditSeals_Open");
    }
}
