namespace PracticePortal.Features.Account;

/// <summary>Where the operator reads what the log must not keep.</summary>
public sealed record StandardOutput(TextWriter Writer);
