using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>Why something about a collaboration is refused.</summary>
public static class CollaborationErrors
{
    public static readonly Error Expired = Error.Conflict("collaboration-expired");
    public static readonly Error OwnAgency = Error.Forbidden("collaboration-own-agency");
    public static readonly Error DocumentsNotApproved = Error.Invalid("collaboration-documents-not-approved");
    public static readonly Error NobodyToAsk = Error.Conflict("collaboration-nobody-to-ask");
    public static readonly Error TaskMissing = Error.Invalid("collaboration-task-missing").In("TaskId");
    public static readonly Error TaskGone = Error.Conflict("collaboration-task-gone").In("TaskId");
    public static readonly Error ContactEmailMissing = Error.Invalid("collaboration-contact-email-missing");
    public static readonly Error ContactUnconfirmed = Error.Conflict("collaboration-contact-unconfirmed");
    public static readonly Error RelationChanged = Error.Conflict("collaboration-relation-changed");
    public static readonly Error ActivatedTooOften = Error.Conflict("collaboration-activated-too-often", $"{ActivationLimit.OfACustomerPerDay}");
    public static readonly Error TooManyActivations = Error.Conflict("collaboration-too-many-activations", $"{ActivationLimit.OfAnAgencyPerHour}");
    public static readonly Error NotReaddressable = Error.Conflict("collaboration-not-readdressable");
    public static readonly Error LoggedInAlready = Error.Conflict("collaboration-logged-in-already");

    /// <summary>One is open already; it is most often the same click.</summary>
    public static Error AlreadyOpen(string activatedBy, DateTime at) => Error.Conflict("collaboration-already-open").By(activatedBy, at);

    /// <summary>The verb does not lead anywhere from this status; the sentence names the status.</summary>
    public static Error NotAllowedIn(CollaborationStatus status) => Error.Conflict($"collaboration-not-allowed-{status.ToString().ToLowerInvariant()}");
}
