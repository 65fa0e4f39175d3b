using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PracticePortal.Platform.Identity.Sessions;

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Network).HasMaxLength(UserSession.NetworkMaxLength);
        builder.Property(s => s.Browser).HasMaxLength(UserSession.BrowserMaxLength);
        builder.Property(s => s.EndedAt).IsConcurrencyToken();
        builder.HasIndex(s => new { s.UserId, s.EndedAt });
        builder.HasIndex(s => s.StartedAt);
        builder.HasIndex(s => s.ChallengeId).IsUnique();
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
