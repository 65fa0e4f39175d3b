using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PracticePortal.Platform.Outbox;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.EventName).HasMaxLength(OutboxMessage.NameMaxLength);
        builder.Property(m => m.HandlerName).HasMaxLength(OutboxMessage.NameMaxLength);
        builder.Property(m => m.LastError).HasMaxLength(OutboxMessage.ErrorMaxLength);
        builder.Property(m => m.Attempts).IsConcurrencyToken();
        builder.HasIndex(m => new { m.DueAt, m.Id }).HasFilter("\"DoneAt\" IS NULL AND \"FailedAt\" IS NULL").HasDatabaseName("IX_Outbox_Waiting");
        builder.HasIndex(m => m.FailedAt).HasFilter("\"FailedAt\" IS NOT NULL");
        builder.HasIndex(m => m.DoneAt);
    }
}
