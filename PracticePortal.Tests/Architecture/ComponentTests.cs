namespace PracticePortal.Tests.Architecture;

/// <summary>Components show and ask; what they show comes from queries and use cases.</summary>
public sealed class ComponentTests
{
    [Fact]
    public void SharedComponents_KnowNoFeatureAndNoDatabase()
    {
        var types = PortalTypes.In("PracticePortal.Components.Shared");

        PortalTypes.AssertKnowNone(types, name => PortalTypes.FeatureOf(name) is not null || IsDatabase(name));
    }

    [Fact]
    public void Components_ReachNoDatabase()
    {
        var types = PortalTypes.All
            .Where(type => PortalTypes.KnownTo(type).Contains("Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder"))
            .ToList();

        PortalTypes.AssertKnowNone(types, IsDatabase);
    }

    private static bool IsDatabase(string name) =>
        PortalTypes.IsIn(name, "PracticePortal.Platform.Data") || PortalTypes.IsIn(name, "Microsoft.EntityFrameworkCore");
}
