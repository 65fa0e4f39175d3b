using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.MySpiris.SigningUp;

internal sealed class SignUpConfiguration : IEntityTypeConfiguration<SignUp>
{
    public void Configure(EntityTypeBuilder<SignUp> builder)
    {
        builder.Property(s => s.OrganisationNumber).HasMaxLength(OrganisationNumber.Length);
        builder.Property(s => s.OrganisationName).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(s => s.PersonName).HasMaxLength(PortalUser.NameMaxLength);
        builder.Property(s => s.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(s => s.Language).HasMaxLength(Languages.MaxLength);
        builder.Ignore(s => s.ExpiresAt);

        // How often letters were wanted for an address and went out about a number; not unique, as a sign-up keeps nobody out.
        builder.HasIndex(s => new { s.Email, s.AskedAt });
        builder.HasIndex(s => new { s.OrganisationNumber, s.LetterAt });
        builder.HasIndex(s => s.AskedAt);
    }
}
