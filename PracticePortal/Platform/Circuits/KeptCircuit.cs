using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PracticePortal.Platform.Circuits;

/// <summary>What stood in the fields of a page whose connection was lost for long, until it is asked for or too old.</summary>
public sealed class KeptCircuit
{
    public const int KeyLength = 64;

    /// <summary>A digest of the circuit's secret, which alone opens it.</summary>
    public required string Key { get; init; }

    /// <summary>Encrypted by data protection.</summary>
    public required byte[] State { get; init; }

    public required DateTime ExpiresAt { get; init; }
}

internal sealed class KeptCircuitConfiguration : IEntityTypeConfiguration<KeptCircuit>
{
    public void Configure(EntityTypeBuilder<KeptCircuit> builder)
    {
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(KeptCircuit.KeyLength);
        builder.HasIndex(c => c.ExpiresAt);
    }
}
