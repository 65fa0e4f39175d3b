using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Receipts;

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    private const int RatesMaxLength = 400;
    private const int SearchTextMaxLength = 800;
    private const int CurrencyLength = 3;
    private const int CardDigitsLength = 4;

    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.HasAlternateKey(r => new { r.OrganisationId, r.Id });
        builder.Property(r => r.BroughtByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.Property(r => r.Title).HasMaxLength(SafeFileName.StoredMaxLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => new { f.OrganisationId, f.ReceiptId })
            .HasPrincipalKey(r => new { r.OrganisationId, r.Id }).OnDelete(DeleteBehavior.Cascade);

        builder.HasMany(r => r.Messages).WithOne().HasForeignKey(m => new { m.OrganisationId, m.ReceiptId })
            .HasPrincipalKey(r => new { r.OrganisationId, r.Id }).OnDelete(DeleteBehavior.Cascade);

        builder.Ignore(r => r.Facts);
        builder.Property(r => r.Supplier).HasMaxLength(ReceiptFacts.SupplierMaxLength);
        builder.Property(r => r.SupplierNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(r => r.Rates).HasMaxLength(RatesMaxLength).HasDefaultValue((IReadOnlyList<RateSum>)[]).HasConversion(
            rates => RateSum.Write(rates), text => RateSum.Read(text),
            new ValueComparer<IReadOnlyList<RateSum>>((one, other) => one!.SequenceEqual(other!), rates => rates.Count, rates => rates));
        builder.Property(r => r.Currency).HasMaxLength(CurrencyLength);
        builder.Property(r => r.CardDigits).HasMaxLength(CardDigitsLength);
        builder.Property(r => r.InvoiceNumber).HasMaxLength(ReceiptFacts.NumberMaxLength);
        builder.Property(r => r.PaymentReference).HasMaxLength(ReceiptFacts.NumberMaxLength);
        builder.Property(r => r.SearchText).HasMaxLength(SearchTextMaxLength);
        builder.Property(r => r.HolderName).HasMaxLength(Receipt.PersonNameMaxLength);

        // The inbox: one organisation's receipts of a status, or all of them, the newest first; with what tells those that another one has, so that counting reads no row.
        builder.HasIndex(r => new { r.OrganisationId, r.Status, r.ReceivedAt, r.Id, r.MergedIntoId });
        builder.HasIndex(r => new { r.OrganisationId, r.ReceivedAt, r.Id, r.MergedIntoId });
    }
}

internal sealed class ReceiptFileConfiguration : IEntityTypeConfiguration<ReceiptFile>
{
    public void Configure(EntityTypeBuilder<ReceiptFile> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(SafeFileName.StoredMaxLength);
        builder.Property(f => f.Sha256).HasMaxLength(FileHash.HexLength);
        builder.Property(f => f.BroughtByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.Property(f => f.FirstPage).HasDefaultValue(1);
        builder.Property(f => f.LastPage).HasDefaultValue(1).IsConcurrencyToken(); // nobody turns a page that was cut off meanwhile
        builder.Property(f => f.Turns).HasMaxLength(PictureLimits.MostPages).HasDefaultValue("").IsConcurrencyToken(); // nor over another's turn
        builder.Ignore(f => f.Key);
        builder.Ignore(f => f.PageCount);
        builder.HasIndex(f => f.OriginalId).HasFilter("\"OriginalId\" IS NOT NULL");
        builder.HasIndex(f => new { f.OrganisationId, f.ReceiptId, f.Position }).IsUnique();
        builder.HasIndex(f => new { f.OrganisationId, f.Sha256 }); // the same original again
        builder.HasIndex(f => new { f.BroughtById, f.StoredAt }); // how much somebody brought lately
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
        builder.Ignore(f => f.Digest);
        builder.Property(f => f.Sha256).HasMaxLength(FileHash.HexLength);
        builder.HasIndex(f => new { f.OrganisationId, f.UploadId, f.Position }).IsUnique();
        builder.HasIndex(f => f.HeardAt);
    }
}

internal sealed class ReceiptMessageConfiguration : IEntityTypeConfiguration<ReceiptMessage>
{
    public void Configure(EntityTypeBuilder<ReceiptMessage> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.ByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.Property(m => m.Text).HasMaxLength(ReceiptMessage.TextMaxLength);
        builder.HasIndex(m => new { m.OrganisationId, m.ReceiptId, m.At });
    }
}

internal sealed class ReceiptReadingConfiguration : IEntityTypeConfiguration<ReceiptReading>
{
    public void Configure(EntityTypeBuilder<ReceiptReading> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reason).HasMaxLength(ReceiptReading.ReasonMaxLength);
        builder.HasOne<Receipt>().WithOne().HasForeignKey<ReceiptReading>(r => new { r.OrganisationId, r.Id })
            .HasPrincipalKey<Receipt>(r => new { r.OrganisationId, r.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReceiptOpeningConfiguration : IEntityTypeConfiguration<ReceiptOpening>
{
    public void Configure(EntityTypeBuilder<ReceiptOpening> builder)
    {
        builder.HasKey(o => new { o.OrganisationId, o.ReceiptId, o.UserId });
        builder.Property(o => o.Name).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.HasOne<Receipt>().WithMany().HasForeignKey(o => new { o.OrganisationId, o.ReceiptId })
            .HasPrincipalKey(r => new { r.OrganisationId, r.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}
