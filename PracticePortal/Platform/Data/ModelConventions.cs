using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Platform.Data;

/// <summary>What holds for every table: UTC dates, enums as text (flags as a number), versions as concurrency tokens, no row that belongs to nobody.</summary>
internal static class ModelConventions
{
    private const int EnumLength = 30;

    private static readonly ValueConverter<DateTime, DateTime> s_utc = new(
        value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

    public static void UseConventions(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type == typeof(DateTime))
                {
                    property.SetValueConverter(s_utc);
                }
                else if (type.IsEnum && !type.IsDefined(typeof(FlagsAttribute), inherit: false))
                {
                    property.SetProviderClrType(typeof(string));
                    property.SetMaxLength(EnumLength);
                }
            }

            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
                entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }

            ForbidNobodysRows(builder, entity.ClrType);
        }
    }

    private static void ForbidNobodysRows(ModelBuilder builder, Type type)
    {
        string[] owners = type switch
        {
            _ when typeof(IAgencyOwned).IsAssignableFrom(type) => [nameof(IAgencyOwned.AgencyId)],
            _ when typeof(IOrganisationOwned).IsAssignableFrom(type) => [nameof(IOrganisationOwned.OrganisationId)],
            _ when typeof(ISharedOwned).IsAssignableFrom(type) => [nameof(ISharedOwned.AgencyId), nameof(ISharedOwned.OrganisationId)],
            _ => [],
        };

        foreach (var owner in owners)
        {
            // The fence for writes compares what the program holds: a row that lies about its owner is then not found in the database.
            builder.Entity(type).Property(owner).IsConcurrencyToken();
            builder.Entity(type).ToTable(table => table.HasCheckConstraint(
                $"CK_{type.Name}_{owner}_IsSomebody", $"\"{owner}\" <> '00000000-0000-0000-0000-000000000000'"));
        }
    }
}
