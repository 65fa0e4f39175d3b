using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;

namespace PracticePortal.Features.Tasks;

internal sealed class CustomerTaskConfiguration : IEntityTypeConfiguration<CustomerTask>
{
    public void Configure(EntityTypeBuilder<CustomerTask> builder)
    {
        builder.ToTable("Tasks");
        builder.HasAlternateKey(t => new { t.AgencyId, t.Id });
        builder.Property(t => t.Period).HasMaxLength(CustomerTask.PeriodMaxLength);
        builder.HasOne<Customer>().WithMany().HasForeignKey(t => new { t.AgencyId, t.CustomerId })
            .HasPrincipalKey(c => new { c.AgencyId, c.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(t => new { t.AgencyId, t.AssigneeId })
            .HasPrincipalKey(m => new { m.AgencyId, m.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Participants).WithOne().HasForeignKey(p => new { p.AgencyId, p.TaskId })
            .HasPrincipalKey(t => new { t.AgencyId, t.Id }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.AgencyId, t.CustomerId, t.Status, t.DueDate });
    }
}

internal sealed class TaskParticipantConfiguration : IEntityTypeConfiguration<TaskParticipant>
{
    public void Configure(EntityTypeBuilder<TaskParticipant> builder)
    {
        builder.HasKey(p => new { p.AgencyId, p.TaskId, p.MemberId });
        builder.HasOne<Member>().WithMany().HasForeignKey(p => new { p.AgencyId, p.MemberId })
            .HasPrincipalKey(m => new { m.AgencyId, m.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
