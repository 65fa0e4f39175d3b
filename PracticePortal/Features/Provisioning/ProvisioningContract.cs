namespace PracticePortal.Features.Provisioning;

// What is sent to and read from the service, as docs/provisioning-api.md describes it.

internal sealed record OrganisationWanted(string OrganisationNumber, string Name);

internal sealed record SubscriptionWanted(string OrganisationNumber, string Service);

internal sealed record AdministratorWanted(string OrganisationNumber, string Name, string Email, string Language);

/// <summary>What a step answers; it names the request and the step, so that somebody else's answer is not taken for ours.</summary>
internal sealed record StepAnswer(Guid RequestId, string Step);

/// <summary>A refusal's body, of which only the code is read: the rest may name people.</summary>
internal sealed record RefusalAnswer(string? Code);

/// <summary>The service did not do its part. Another try may go better, so this is thrown; the message holds no personal data.</summary>
public sealed class ProvisioningServiceException(string message, Exception? cause = null) : Exception(message, cause);
