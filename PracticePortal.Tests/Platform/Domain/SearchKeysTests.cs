using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Platform.Domain;

public sealed class SearchKeysTests
{
    /// <summary>A search comes from an address, in which anything can stand.</summary>
    [Fact]
    public void Fold_TakesWhatCannotBeComposed() => Assert.Equal("å\uFFFD\uFFFD", SearchKeys.Fold("A\u030A\uFFFE\uD83D"));
}
