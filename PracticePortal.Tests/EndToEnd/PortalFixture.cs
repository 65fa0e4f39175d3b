using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.EndToEnd;

/// <summary>One portal for a class of journeys, with its own database, files and mail server.</summary>
public abstract class PortalFixture : IAsyncLifetime
{
    private readonly TestDirectory _directory = new();

    public SmtpTestServer Mail { get; } = SmtpTestServer.Start();

    public PortalProcess Portal { get; private set; } = null!;

    public KnownPeople People { get; } = new();

    public virtual async ValueTask InitializeAsync() => Portal = await PortalProcess.StartAsync(_directory.Path, Mail.Port, Postgres, host: Host);

    public virtual async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Mail.DisposeAsync();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual string? Postgres => null;

    protected virtual string Host => PortalProcess.Loopback;
}

public sealed class PortalOnSqlite : PortalFixture;

/// <summary>Reached by name, as browsers bind passkeys to names only.</summary>
public sealed class PortalOnLocalhost : PortalFixture
{
    protected override string Host => "localhost";
}

public sealed class PortalOnPostgres : PortalFixture
{
    private readonly PostgresTestDatabase _database = new();

    protected override string? Postgres => _database.ConnectionString;

    public override async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }
}
