using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

internal sealed class EmailDeliveryConfiguration : IEntityTypeConfiguration<EmailDelivery>
{
    private const int MessageIdMaxLength = 300;

    public void Configure(EntityTypeBuilder<EmailDelivery> builder)
    {
        builder.Property(d => d.Recipient).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(d => d.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(d => d.MessageId).HasMaxLength(MessageIdMaxLength);
        builder.Property(d => d.Answer).HasMaxLength(EmailDelivery.AnswerMaxLength);

        // One letter to one person for one row of the outbox, however often it is tried.
        builder.HasIndex(d => new { d.OutboxMessageId, d.Recipient }).IsUnique();
        builder.HasIndex(d => d.InvitationId);
        builder.HasIndex(d => new { d.Recipient, d.AcceptedAt }); // how many letters an address had within a day
        builder.HasIndex(d => d.CollaborationId);
    }
}
