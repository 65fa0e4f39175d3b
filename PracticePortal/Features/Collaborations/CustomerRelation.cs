namespace PracticePortal.Features.Collaborations;

/// <summary>What the customer has with Spiris when the agency activates; it decides what is created and what the customer is asked.</summary>
public enum CustomerRelation
{
    /// <summary>In My Spiris with an active Scanner: collaboration only.</summary>
    UsesScanner,

    /// <summary>In My Spiris without Scanner: collaboration, and Scanner is provisioned.</summary>
    UsesMySpiris,

    /// <summary>Not in My Spiris: collaboration, Scanner, the organisation and its administrator.</summary>
    NewToSpiris,
}
