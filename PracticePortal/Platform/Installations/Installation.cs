using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PracticePortal.Platform.Installations;

/// <summary>
/// Which installation this database serves, and whether it may speak to customers: the table's one row. A copy that was restored from a backup
/// is held, as the original may have sent since what waits in it.
/// </summary>
public sealed class Installation
{
    public const int TheOne = 1;

    private Installation()
    {
    }

    public int Id { get; private init; } = TheOne;

    /// <summary>Where the database stood when it was confirmed last (<see cref="InstallationIdentity"/>).</summary>
    public string Identity { get; private set; } = "";

    /// <summary>Since then nothing is sent; null when it may send.</summary>
    public DateTime? HeldSince { get; private set; }

    public static Installation At(string identity) => new() { Identity = identity };

    public void Hold(DateTime now) => HeldSince ??= now;

    public void Confirm(string identity) => (Identity, HeldSince) = (identity, null);
}

internal sealed class InstallationConfiguration : IEntityTypeConfiguration<Installation>
{
    private const int IdentityMaxLength = 100;

    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Identity).HasMaxLength(IdentityMaxLength);
    }
}
