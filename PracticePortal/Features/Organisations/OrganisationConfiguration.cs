using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    private const int SortKeyMaxLength = 200;
    private const int SearchTextMaxLength = 300;

    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.SortKey).HasMaxLength(SortKeyMaxLength);
        builder.Property(o => o.SearchText).HasMaxLength(SearchTextMaxLength);
        builder.HasIndex(o => new { o.SortKey, o.Id });
        builder.Property(o => o.Name).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(o => o.OrganisationNumber).HasMaxLength(OrganisationNumber.Length);
        builder.HasIndex(o => o.OrganisationNumber).IsUnique().HasFilter("\"Status\" <> 'Closed'");
    }
}

internal sealed class OrganisationUserConfiguration : IEntityTypeConfiguration<OrganisationUser>
{
    public void Configure(EntityTypeBuilder<OrganisationUser> builder)
    {
        builder.Property(u => u.Name).HasMaxLength(OrganisationUser.NameMaxLength);
        builder.Property(u => u.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(u => u.Language).HasMaxLength(2);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(u => u.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(u => u.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.OrganisationId, u.Email }).IsUnique();
        builder.HasIndex(u => u.UserId);
    }
}

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.OrganisationId, s.Service }).IsUnique();
    }
}
