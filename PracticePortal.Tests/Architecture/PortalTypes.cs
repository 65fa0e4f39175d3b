using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace PracticePortal.Tests.Architecture;

/// <summary>The portal's compiled types and whom they know, read from the assembly once.</summary>
internal static class PortalTypes
{
    private const string FeaturesPrefix = "PracticePortal.Features.";

    private static readonly Lazy<IReadOnlyList<IType>> s_all = new(() =>
        [.. new ArchLoader()
            .LoadAssemblies(typeof(PracticePortal.Platform.Domain.Entity).Assembly)
            .Build()
            .Types
            .Where(type => type.FullName.StartsWith("PracticePortal.", StringComparison.Ordinal))]);

    public static IReadOnlyList<IType> All => s_all.Value;

    public static IReadOnlyList<IType> In(string space) => [.. All.Where(type => IsIn(type.FullName, space))];

    /// <summary>Full names of everything that a type mentions, type arguments included, itself not.</summary>
    public static IReadOnlySet<string> KnownTo(IType type) =>
        type.Dependencies
            .SelectMany(dependency => Named(dependency.Target, dependency.TargetGenericArguments))
            .Where(name => name != type.FullName && !name.Contains("<PrivateImplementationDetails>", StringComparison.Ordinal))
            .ToHashSet();

    /// <summary>Fails with a line "who → whom" for each dependency that a rule forbids, and when there was nothing to look at.</summary>
    public static void AssertKnowNone(IReadOnlyCollection<IType> types, Func<string, bool> forbidden)
    {
        Assert.NotEmpty(types);

        var strays = types.SelectMany(type => KnownTo(type).Where(forbidden).Select(name => $"{type.FullName} → {name}")).Distinct().Order();

        Assert.True(!strays.Any(), string.Join(Environment.NewLine, strays));
    }

    public static bool IsIn(string fullName, string space) => fullName.StartsWith(space + ".", StringComparison.Ordinal);

    /// <summary>The feature whose folder a type lies in; what lies above those folders belongs to none.</summary>
    public static string? FeatureOf(string fullName) =>
        fullName.StartsWith(FeaturesPrefix, StringComparison.Ordinal) && fullName[FeaturesPrefix.Length..].Split('.') is [var feature, _, ..]
            ? feature
            : null;

    private static IEnumerable<string> Named(IType type, IEnumerable<GenericArgument> arguments) =>
        [type.FullName, .. arguments.SelectMany(argument => Named(argument.Type, argument.GenericArguments))];
}
