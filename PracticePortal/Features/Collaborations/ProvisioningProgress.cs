namespace PracticePortal.Features.Collaborations;

/// <summary>What an activation creates, in this order.</summary>
public enum ProvisioningStep
{
    Organisation,
    Subscription,
    Administrator,
}

/// <summary>How far the creating has come; each step is recorded when it is there.</summary>
public sealed class ProvisioningProgress
{
    public const int ReasonMaxLength = 60;

    /// <summary>Raised by each <em>Retry</em>, so that each has its own row in the outbox.</summary>
    public int Round { get; private set; } = 1;

    public DateTime? OrganisationAt { get; private set; }

    public DateTime? SubscriptionAt { get; private set; }

    public DateTime? AdministratorAt { get; private set; }

    /// <summary>Why it failed: a stable code; empty while it has not.</summary>
    public string FailedBecause { get; private set; } = "";

    internal bool Done(ProvisioningStep step, DateTime now)
    {
        switch (step)
        {
            case ProvisioningStep.Organisation when OrganisationAt is null:
                OrganisationAt = now;
                return true;
            case ProvisioningStep.Subscription when SubscriptionAt is null:
                SubscriptionAt = now;
                return true;
            case ProvisioningStep.Administrator when AdministratorAt is null:
                AdministratorAt = now;
                return true;
            default:
                return false;
        }
    }

    internal void Fail(string reason) => FailedBecause = reason;

    internal void StartAgain()
    {
        FailedBecause = "";
        Round++;
    }
}
