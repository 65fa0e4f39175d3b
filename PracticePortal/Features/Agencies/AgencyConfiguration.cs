using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Agencies;

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<Agency>
{
    private const int SearchTextMaxLength = 300;

    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.Property(a => a.SortKey).HasMaxLength(SearchKeys.SortKeyMaxLength);
        builder.Property(a => a.SearchText).HasMaxLength(SearchTextMaxLength);
        builder.HasIndex(a => new { a.SortKey, a.Id });
        builder.Property(a => a.Name).HasMaxLength(Agency.NameMaxLength);
        builder.Property(a => a.OrganisationNumber).HasMaxLength(OrganisationNumber.Length);
        builder.HasIndex(a => a.OrganisationNumber).IsUnique();
    }
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasAlternateKey(m => new { m.AgencyId, m.Id });
        builder.Property(m => m.Name).HasMaxLength(Member.NameMaxLength);
        builder.Property(m => m.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.HasIndex(m => new { m.AgencyId, m.UserId }).IsUnique();
        builder.HasIndex(m => m.UserId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(m => m.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MemberInvitationConfiguration : IEntityTypeConfiguration<MemberInvitation>
{
    public void Configure(EntityTypeBuilder<MemberInvitation> builder)
    {
        builder.Property(i => i.AgencyName).HasMaxLength(Agency.NameMaxLength);
        builder.Property(i => i.InvitedBy).HasMaxLength(Member.NameMaxLength);
        builder.Property(i => i.Name).HasMaxLength(Member.NameMaxLength);
        builder.Property(i => i.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(i => i.Language).HasMaxLength(Languages.MaxLength);
        builder.HasOne<Agency>().WithMany().HasForeignKey(i => i.AgencyId).OnDelete(DeleteBehavior.Restrict);

        // One open invitation for an address; accepted and withdrawn ones stay as history.
        builder.HasIndex(i => new { i.AgencyId, i.Email }).IsUnique().HasFilter("\"AcceptedAt\" IS NULL AND \"WithdrawnAt\" IS NULL");
    }
}
