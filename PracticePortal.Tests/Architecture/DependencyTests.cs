namespace PracticePortal.Tests.Architecture;

/// <summary>Who may know whom. An arrow points down only; whatever needs something above raises an event.</summary>
public sealed class DependencyTests
{
    private const string Features = "PracticePortal.Features";
    private const string Components = "PracticePortal.Components";
    private const string Platform = "PracticePortal.Platform";
    private const string Data = "PracticePortal.Platform.Data";

    private static readonly string[] s_belowCollaborations = ["Terms", "Organisations", "Tasks", "Customers", "Agencies"];

    private static readonly string[] s_belowAudiences =
        ["Account", "HandOver", "Provisioning", "Scanner", "Collaborations", .. s_belowCollaborations];

    private static readonly Dictionary<string, string[]> s_table = new()
    {
        // this feature        may use these
        ["PracticeManagement"] = s_belowAudiences,
        ["MySpiris"] = s_belowAudiences,
        ["Administration"] = s_belowAudiences,
        ["HandOver"] = ["Scanner", "Collaborations", .. s_belowCollaborations],
        ["Provisioning"] = ["Collaborations", .. s_belowCollaborations],
        ["Scanner"] = ["Collaborations", .. s_belowCollaborations],
        ["Collaborations"] = s_belowCollaborations,
        ["Tasks"] = ["Customers", "Agencies"],
        ["Terms"] = ["Agencies"],
        ["Organisations"] = ["Agencies"],
        ["Customers"] = ["Agencies"],
        ["Agencies"] = [],
        ["Account"] = [],
    };

    /// <summary>As they are compiled, so that a new feature fails until somebody says what it may use.</summary>
    public static TheoryData<string> ExistingFeatures =>
        [.. PortalTypes.All.Select(type => PortalTypes.FeatureOf(type.FullName)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ExistingFeatures))]
    public void Feature_DependsOnlyDownwards(string feature)
    {
        Assert.Contains(feature, s_table);
        var types = PortalTypes.In($"{Features}.{feature}");

        PortalTypes.AssertKnowNone(
            types, name => PortalTypes.FeatureOf(name) is { } other && other != feature && !s_table[feature].Contains(other));
    }

    [Fact]
    public void Platform_KnowsNoFeatureAndNoComponent()
    {
        var types = PortalTypes.In(Platform).Where(type => !PortalTypes.IsIn(type.FullName, Data)).ToList();

        PortalTypes.AssertKnowNone(types, name => PortalTypes.IsIn(name, Features) || PortalTypes.IsIn(name, Components));
    }

    [Fact]
    public void PlatformData_KnowsEntitiesButNoComponent()
    {
        var types = PortalTypes.In(Data);
        Assert.Contains(types, type => PortalTypes.KnownTo(type).Any(name => PortalTypes.IsIn(name, Features)));

        PortalTypes.AssertKnowNone(types, name => PortalTypes.IsIn(name, Components));
    }

    [Fact]
    public void PlatformDomain_KnowsTheBaseLibraryOnly()
    {
        const string domain = "PracticePortal.Platform.Domain";
        var types = PortalTypes.In(domain);

        PortalTypes.AssertKnowNone(types, name => !PortalTypes.IsIn(name, domain) && !PortalTypes.IsIn(name, "System"));
    }

    /// <summary>The reader itself: a dependency inside a lambda of an asynchronous method is one too.</summary>
    [Fact]
    public void Reader_SeesThroughAsynchronousCode()
    {
        var known = PortalTypes.In("PracticePortal.Platform").SelectMany(PortalTypes.KnownTo).ToHashSet();

        Assert.Contains("System.Threading.Tasks.Task", known);
        Assert.Contains("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", known);
    }
}
