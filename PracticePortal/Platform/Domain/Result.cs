namespace PracticePortal.Platform.Domain;

/// <summary>The four ways of being refused.</summary>
public enum ErrorKind
{
    Invalid,
    Forbidden,
    NotFound,
    Conflict,
}

/// <summary>An expected refusal. The code is stable and picks the sentence that people read.</summary>
public sealed record Error(ErrorKind Kind, string Code)
{
    /// <summary>The values that the sentence names, such as a limit.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The input's name, when one field is to blame.</summary>
    public string? Field { get; init; }

    /// <summary>When it came to this, in UTC: the last value that the sentence names, in the reader's formats.</summary>
    public DateTime? At { get; init; }

    public static Error Invalid(string code, params string[] details) => new(ErrorKind.Invalid, code) { Details = details };

    public static Error NotFound(string code) => new(ErrorKind.NotFound, code);

    public static Error Forbidden(string code) => new(ErrorKind.Forbidden, code);

    public static Error Conflict(string code, params string[] details) => new(ErrorKind.Conflict, code) { Details = details };

    public Error In(string field) => this with { Field = field };

    /// <summary>Somebody else was first, and the sentence names them.</summary>
    public Error By(string who, DateTime at) => this with { Details = [who], At = at };
}

/// <summary>Done, or refused with a reason.</summary>
public readonly record struct Result(Error? Error)
{
    public static Result Ok => default;

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator Result(Error error) => new(error);
}

/// <summary>A value, or the reason why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value of a success; asking a refusal for it is a programmer's mistake.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"Refused: {Error.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
