using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PracticePortal.Platform.Identity.Passkeys;

internal sealed class PortalPasskeyConfiguration : IEntityTypeConfiguration<PortalPasskey>
{
    public void Configure(EntityTypeBuilder<PortalPasskey> builder) => builder.HasIndex(passkey => passkey.Id).IsUnique();
}
