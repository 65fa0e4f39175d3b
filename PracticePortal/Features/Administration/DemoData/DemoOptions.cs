using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>The settings under <c>Demo</c>: whether an empty database is filled with demo data, and the password of its accounts.</summary>
public sealed record DemoOptions(bool Enabled, string Password)
{
    private const string DefaultPassword = "Demo-2026!portal";

    /// <summary>Without the password, as settings may be logged.</summary>
    public override string ToString() => $"Demo (enabled: {Enabled})";

    internal static DemoOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var enabled = configuration.ReadFlag("Demo:Enabled", otherwise: environment.IsDevelopment());
        if (enabled && !environment.IsDevelopment())
        {
            throw new ConfigurationException("Demo:Enabled is for Development only: its accounts have a password that everybody knows.");
        }

        var password = configuration.ReadText("Demo:Password") ?? DefaultPassword;
        return password.Length is >= PasswordStrength.MinLength and <= PasswordStrength.MaxLength
            ? new DemoOptions(enabled, password)
            : throw new ConfigurationException($"Demo:Password must have {PasswordStrength.MinLength} to {PasswordStrength.MaxLength} characters.");
    }
}
