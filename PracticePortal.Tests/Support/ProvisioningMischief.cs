namespace PracticePortal.Tests.Support;

/// <summary>What the test's provisioning service does with a call.</summary>
public enum ProvisioningFault
{
    None,

    /// <summary>500, and nothing is done.</summary>
    Error,

    /// <summary>503 with Retry-After, and nothing is done.</summary>
    Busy,

    /// <summary>Never answers and does nothing.</summary>
    Hang,

    /// <summary>Hangs up without an answer, and nothing is done.</summary>
    Drop,

    /// <summary>Does it and hangs up without an answer.</summary>
    DropAfterDoing,

    /// <summary>Does it and breaks off in the middle of the answer.</summary>
    HalfAnswer,

    /// <summary>Does it and answers 200 with something that is no JSON.</summary>
    NotJson,

    /// <summary>Does it and answers 200 for another request.</summary>
    OtherAnswer,

    /// <summary>Something on the way sends the call twice: it is done twice, at once, and the second answer comes back.</summary>
    Twice,

    /// <summary>Does it once the caller has given up waiting, and after <see cref="ProvisioningMischief.Hold"/>.</summary>
    Late,

    /// <summary>Refuses with <see cref="ProvisioningMischief.Status"/> and <see cref="ProvisioningMischief.Code"/>.</summary>
    Refuse,
}

/// <summary>One planned mischief.</summary>
public sealed record ProvisioningMischief(ProvisioningFault Fault)
{
    /// <summary>Of a refusal.</summary>
    public int Status { get; init; } = 409;

    public string Code { get; init; } = "";

    /// <summary>Of <see cref="ProvisioningFault.Busy"/>.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What is done late waits for this, too.</summary>
    public Task Hold { get; init; } = Task.CompletedTask;

    public static implicit operator ProvisioningMischief(ProvisioningFault fault) => new(fault);
}
