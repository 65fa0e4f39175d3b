using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>The settings under <c>Demo</c>: whether an empty database is filled with demo data, and the password of its accounts.</summary>
public sealed record DemoOptions(bool Enabled, string Password)
{
    private const string DefaultPassword = "Demo-2026!portal";
    private const int PasswordMinLength = 12;
    private const int PasswordMaxLength = 128;

    /// <summary>Without the password, as settings may be logged.</summary>
    public override string ToString() => $"Demo (enabled: {Enabled})";

    internal static DemoOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var given = configuration["Demo:Enabled"];
        if (given is { Length: > 0 } && !bool.TryParse(given, out _))
        {
            throw new ConfigurationException("Demo:Enabled must be true or false.");
        }

        var enabled = given is { Length: > 0 } ? bool.Parse(given) : environment.IsDevelopment();
        if (enabled && !environment.IsDevelopment())
        {
            throw new ConfigurationException("Demo:Enabled is for Development only: its accounts have a password that everybody knows.");
        }

        var password = configuration["Demo:Password"] is { Length: > 0 } own ? own : DefaultPassword;
        return password.Length is >= PasswordMinLength and <= PasswordMaxLength
            ? new DemoOptions(enabled, password)
            : throw new ConfigurationException($"Demo:Password must have {PasswordMinLength} to {PasswordMaxLength} characters.");
    }
}
