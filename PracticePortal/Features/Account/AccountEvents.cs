using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Account;

/// <summary>Somebody asked for a new password for an address; whether anybody has it is looked up by the handler, out of sight.</summary>
public sealed record PasswordResetAsked(string Email) : IDomainEvent;

/// <summary>What can change about a second factor or a passkey.</summary>
public enum FactorChange
{
    AuthenticatorAdded,
    AuthenticatorRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,

    /// <summary>Again and again, each time after the right password.</summary>
    CodesRefused,

    /// <summary>All of them and the password, by the operator.</summary>
    AllRemoved,
}

/// <summary>A sign-in's second factor or passkeys have changed; its owner is told, as it may have been somebody else.</summary>
public sealed record FactorChanged(Guid UserId, FactorChange Change, DateTime At) : IDomainEvent;

/// <summary>A sign-in has another password now; its owner is told, as it may have been somebody else.</summary>
public sealed record PasswordChanged(Guid UserId, DateTime At) : IDomainEvent;
