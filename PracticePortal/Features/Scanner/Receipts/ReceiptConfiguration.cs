using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Receipts;

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.HasAlternateKey(r => new { r.OrganisationId, r.Id });
        builder.Property(r => r.BroughtByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.Property(r => r.Title).HasMaxLength(SafeFileName.StoredMaxLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => new { f.OrganisationId, f.ReceiptId })
            .HasPrincipalKey(r => new { r.OrganisationId, r.Id }).OnDelete(DeleteBehavior.Cascade);

        // The inbox: one organisation's receipts of a status, or all of them, the newest first.
        builder.HasIndex(r => new { r.OrganisationId, r.Status, r.ReceivedAt, r.Id });
        builder.HasIndex(r => new { r.OrganisationId, r.ReceivedAt, r.Id });
    }
}

internal sealed class ReceiptFileConfiguration : IEntityTypeConfiguration<ReceiptFile>
{
    public void Configure(EntityTypeBuilder<ReceiptFile> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(SafeFileName.StoredMaxLength);
        builder.Property(f => f.Sha256).HasMaxLength(FileHash.HexLength);
        builder.Ignore(f => f.Key);
        builder.HasIndex(f => new { f.OrganisationId, f.ReceiptId, f.Position }).IsUnique();
        builder.HasIndex(f => new { f.OrganisationId, f.Sha256 }); // the same original again
        builder.HasIndex(f => f.MissingSince).HasFilter("\"MissingSince\" IS NOT NULL");
    }
}

internal sealed class ReceiptUploadConfiguration : IEntityTypeConfiguration<ReceiptUpload>
{
    public void Configure(EntityTypeBuilder<ReceiptUpload> builder)
    {
        builder.HasAlternateKey(u => new { u.OrganisationId, u.Id });
        builder.Property(u => u.ByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(u => u.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(u => u.Files).WithOne().HasForeignKey(f => new { f.OrganisationId, f.UploadId })
            .HasPrincipalKey(u => new { u.OrganisationId, u.Id }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(u => u.ByUserId);
    }
}

internal sealed class ReceiptUploadFileConfiguration : IEntityTypeConfiguration<ReceiptUploadFile>
{
    public void Configure(EntityTypeBuilder<ReceiptUploadFile> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(SafeFileName.MaxLength);
        builder.Property(f => f.Sha256).HasMaxLength(FileHash.HexLength);
        builder.HasIndex(f => new { f.OrganisationId, f.UploadId, f.Position }).IsUnique();
        builder.HasIndex(f => f.HeardAt);
    }
}
