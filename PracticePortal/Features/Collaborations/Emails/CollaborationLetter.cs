using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Email;

namespace PracticePortal.Features.Collaborations.Emails;

/// <summary>Tells one person what became of a collaboration.</summary>
public abstract record CollaborationLetter(NoticeHead Head) : Letter;

/// <summary>The same, rendered by the given template.</summary>
public abstract record CollaborationLetter<TTemplate>(NoticeHead Head) : CollaborationLetter(Head)
    where TTemplate : IComponent
{
    internal sealed override Type Template => typeof(TTemplate);
}

/// <summary>What every such letter begins with: which collaboration it is about, and who reads it on which side.</summary>
/// <param name="TaskText">In the recipient's language.</param>
/// <param name="Link">Leads to the collaboration, on the recipient's side; null for somebody who cannot log in there.</param>
public sealed record NoticeHead(
    CollaborationSide Side, string AgencyName, string CustomerName, string TaskText, string RecipientName, string? Link)
{
    public bool IsAgency => Side == CollaborationSide.Agency;
}
