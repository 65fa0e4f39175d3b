using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.Agencies;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Customers;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    private const int SearchTextMaxLength = 1200;

    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.HasAlternateKey(c => new { c.AgencyId, c.Id });
        builder.Property(c => c.Name).HasMaxLength(Customer.NameMaxLength);
        builder.Property(c => c.OrganisationNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(c => c.CustomerNumber).HasMaxLength(Customer.CustomerNumberMaxLength);
        builder.Property(c => c.ContactName).HasMaxLength(Customer.ContactNameMaxLength);
        builder.Property(c => c.ContactEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(c => c.ContactLanguage).HasMaxLength(Languages.MaxLength);
        builder.Property(c => c.Street).HasMaxLength(Customer.StreetMaxLength);
        builder.Property(c => c.PostalCode).HasMaxLength(Customer.PostalCodeLength);
        builder.Property(c => c.City).HasMaxLength(Customer.CityMaxLength);
        builder.Property(c => c.SortKey).HasMaxLength(SearchKeys.SortKeyMaxLength);
        builder.Property(c => c.SearchText).HasMaxLength(SearchTextMaxLength);

        // Kept by triggers: a save of the row for another reason must not write back what it read.
        builder.Property(c => c.StatusRank).HasDefaultValue(Customer.NeverActivated).ValueGeneratedNever()
            .Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(c => c.NextDue).HasDefaultValue(Customer.NoDate).ValueGeneratedNever()
            .Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ResponsibleId })
            .HasPrincipalKey(m => new { m.AgencyId, m.Id }).OnDelete(DeleteBehavior.Restrict);

        // A number stands once among an agency's customers; archived ones do not count.
        builder.HasIndex(c => new { c.AgencyId, c.OrganisationNumber }).IsUnique().HasFilter("\"ArchivedAt\" IS NULL");

        // Each list of the agency in its order; the id settles ties.
        builder.HasIndex(c => new { c.AgencyId, c.IsArchived, c.SortKey, c.Id });
        builder.HasIndex(c => new { c.AgencyId, c.IsArchived, c.OrganisationNumber, c.Id });
        builder.HasIndex(c => new { c.AgencyId, c.IsArchived, c.StatusRank, c.SortKey, c.Id });
        builder.HasIndex(c => new { c.AgencyId, c.IsArchived, c.NextDue, c.SortKey, c.Id });
        builder.HasIndex(c => new { c.AgencyId, c.ResponsibleId, c.IsArchived, c.SortKey, c.Id });
        builder.HasIndex(c => new { c.AgencyId, c.CustomerNumber, c.Id });
    }
}
