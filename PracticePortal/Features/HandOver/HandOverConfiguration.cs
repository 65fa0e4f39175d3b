using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.HandOver.Accounts;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Scanner.Amounts;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.HandOver;

internal sealed class HandOverSettingsConfiguration : IEntityTypeConfiguration<HandOverSettings>
{
    public void Configure(EntityTypeBuilder<HandOverSettings> builder) =>
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class SupplierAccountConfiguration : IEntityTypeConfiguration<SupplierAccount>
{
    public void Configure(EntityTypeBuilder<SupplierAccount> builder)
    {
        builder.Property(a => a.Supplier).HasMaxLength(SupplierAccount.SupplierMaxLength);
        builder.Property(a => a.SupplierNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(a => a.Account).HasMaxLength(BasAccount.NumberLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.OrganisationId, a.Supplier, a.SupplierNumber }).IsUnique();
        builder.HasIndex(a => new { a.OrganisationId, a.SupplierNumber });
    }
}

internal sealed class ReceiptVoucherConfiguration : IEntityTypeConfiguration<ReceiptVoucher>
{
    public void Configure(EntityTypeBuilder<ReceiptVoucher> builder)
    {
        builder.Property(v => v.Text).HasMaxLength(Voucher.TextMaxLength);
        builder.Property(v => v.Rows).AsRows();
        builder.Property(v => v.Facts).HasMaxLength(FileHash.HexLength);
        builder.Property(v => v.SavedByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.HasOne<Receipt>().WithOne().HasForeignKey<ReceiptVoucher>(v => new { v.OrganisationId, v.Id })
            .HasPrincipalKey<Receipt>(r => new { r.OrganisationId, r.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class KeptBatchConfiguration : IEntityTypeConfiguration<KeptBatch>
{
    public void Configure(EntityTypeBuilder<KeptBatch> builder)
    {
        builder.HasAlternateKey(b => new { b.OrganisationId, b.Id });
        builder.Ignore(b => b.Year);
        builder.Property(b => b.CustomerName).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(b => b.CustomerNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(b => b.MadeByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.Property(b => b.UndoneByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.Property(b => b.TakenInByName).HasMaxLength(Receipt.PersonNameMaxLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(b => b.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Entries).WithOne().HasForeignKey(e => new { e.OrganisationId, e.BatchId })
            .HasPrincipalKey(b => new { b.OrganisationId, b.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.OrganisationId, b.Number }).IsUnique();
    }
}

internal sealed class KeptEntryConfiguration : IEntityTypeConfiguration<KeptEntry>
{
    public void Configure(EntityTypeBuilder<KeptEntry> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reference).HasMaxLength(KeptEntry.ReferenceMaxLength);
        builder.Property(e => e.Supplier).HasMaxLength(ReceiptFacts.SupplierMaxLength);
        builder.Property(e => e.Text).HasMaxLength(Voucher.TextMaxLength);
        builder.Property(e => e.Rows).AsRows();
        builder.Property(e => e.Rates).HasMaxLength(HandOverColumns.RatesMaxLength).HasConversion(
            rates => RateSum.Write(rates), text => RateSum.Read(text),
            new ValueComparer<IReadOnlyList<RateSum>>((one, other) => one!.SequenceEqual(other!), rates => rates.Count, rates => rates));

        // What stands in the books can never be deleted here.
        builder.HasOne<Receipt>().WithMany().HasForeignKey(e => new { e.OrganisationId, e.ReceiptId })
            .HasPrincipalKey(r => new { r.OrganisationId, r.Id }).OnDelete(DeleteBehavior.Restrict);

        // A receipt is handed over once; again only on purpose.
        builder.HasIndex(e => new { e.OrganisationId, e.ReceiptId }, "IX_KeptEntry_Once").IsUnique().HasFilter("NOT \"IsAgain\" AND NOT \"IsUndone\"");
        builder.HasIndex(e => new { e.OrganisationId, e.ReceiptId });
        builder.HasIndex(e => new { e.OrganisationId, e.Date });
    }
}

internal static class HandOverColumns
{
    public const int RatesMaxLength = 400;

    /// <summary>Account, sign and öre of each, and what stands between them.</summary>
    private const int RowMaxLength = 24;

    public static PropertyBuilder<IReadOnlyList<VoucherRow>> AsRows(this PropertyBuilder<IReadOnlyList<VoucherRow>> property) => property
        .HasMaxLength(RowMaxLength * Voucher.MostRows).HasConversion(
            rows => VoucherRow.Write(rows), text => VoucherRow.Read(text),
            new ValueComparer<IReadOnlyList<VoucherRow>>((one, other) => one!.SequenceEqual(other!), rows => rows.Count, rows => rows));
}
