using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

internal sealed class CollaborationConfiguration : IEntityTypeConfiguration<Collaboration>
{
    public void Configure(EntityTypeBuilder<Collaboration> builder)
    {
        builder.HasAlternateKey(c => new { c.AgencyId, c.Id });
        builder.Property(c => c.AgencyName).HasMaxLength(Agency.NameMaxLength);
        builder.Property(c => c.AgencyNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(c => c.CustomerName).HasMaxLength(Customer.NameMaxLength);
        builder.Property(c => c.CustomerNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(c => c.TaskPeriod).HasMaxLength(CustomerTask.PeriodMaxLength);
        builder.Property(c => c.AskedByName).HasMaxLength(Collaboration.PersonNameMaxLength);
        builder.Property(c => c.ContactName).HasMaxLength(Customer.NameMaxLength);
        builder.Property(c => c.ContactEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(c => c.ContactLanguage).HasMaxLength(2);
        builder.Property(c => c.AnsweredByName).HasMaxLength(Collaboration.PersonNameMaxLength);
        builder.Property(c => c.ClosedByName).HasMaxLength(Collaboration.PersonNameMaxLength);
        builder.Property(c => c.Reason).HasMaxLength(Collaboration.ReasonMaxLength);
        builder.OwnsOne(c => c.Provisioning, progress =>
            progress.Property(p => p.FailedBecause).HasMaxLength(ProvisioningProgress.ReasonMaxLength));
        builder.Navigation(c => c.Provisioning).IsRequired();

        builder.HasOne<Customer>().WithMany().HasForeignKey(c => new { c.AgencyId, c.CustomerId })
            .HasPrincipalKey(c => new { c.AgencyId, c.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(c => c.Invitations).WithOne().HasForeignKey(i => new { i.AgencyId, i.CollaborationId })
            .HasPrincipalKey(c => new { c.AgencyId, c.Id }).OnDelete(DeleteBehavior.Cascade);

        // Kept by triggers: a save of the row for another reason must not write back what it read.
        builder.Property(c => c.FollowUpRank).ValueGeneratedNever().Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(c => c.FollowUpAt).ValueGeneratedNever().Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.HasIndex(c => new { c.AgencyId, c.FollowUpRank, c.FollowUpAt, c.Id, c.CustomerId }); // the customer for a search that goes along it

        // One open collaboration for an agency, customer and service; closed ones stay as history.
        builder.HasIndex(c => new { c.AgencyId, c.CustomerId, c.Service }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(c => new { c.AgencyId, c.CustomerId, c.Id }); // a customer's latest
        builder.HasIndex(c => new { c.AgencyId, c.Status, c.ActivatedAt, c.Id });
        builder.HasIndex(c => new { c.OrganisationId, c.Status });
        builder.HasIndex(c => c.NextReminderAt).HasFilter("\"NextReminderAt\" IS NOT NULL");
        builder.HasIndex(c => new { c.Status, c.AnswerBy });
        builder.HasIndex(c => c.TaskId);
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.Name).HasMaxLength(Customer.NameMaxLength);
        builder.Property(i => i.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(i => i.Language).HasMaxLength(2);
        builder.HasIndex(i => new { i.CollaborationId, i.OrganisationUserId }).IsUnique();
    }
}
