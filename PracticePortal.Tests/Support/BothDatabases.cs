using PracticePortal.Platform.Data;

namespace PracticePortal.Tests.Support;

/// <summary>For a theory that runs on each database which the portal runs on.</summary>
public sealed class BothDatabases : TheoryData<DatabaseProvider>
{
    public BothDatabases() => AddRange(Enum.GetValues<DatabaseProvider>());
}
