using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Terms;

/// <summary>Someone's yes to one document: who, for whom, to which text, when and from where. Never changed.</summary>
public sealed class TermsApproval : Entity, ISharedOwned
{
    public const int BrowserMaxLength = 300;

    private TermsApproval()
    {
    }

    public Guid OrganisationId { get; private init; }

    public string OrganisationName { get; private init; } = "";

    public string OrganisationNumber { get; private init; } = "";

    /// <summary>The agency whose request asked for it, which may download the evidence; null when none asked.</summary>
    public Guid? AgencyId { get; private init; }

    public string AgencyName { get; private init; } = "";

    public Guid? CollaborationId { get; private init; }

    public Guid TermsVersionId { get; private init; }

    public TermsDocument Document { get; private init; }

    public int Number { get; private init; }

    public string Language { get; private init; } = "";

    public string ContentHash { get; private init; } = "";

    public Guid UserId { get; private init; }

    public string PersonName { get; private init; } = "";

    public string PersonEmail { get; private init; } = "";

    public DateTime ApprovedAt { get; private init; }

    /// <summary>The network address that the answer came from.</summary>
    public string Address { get; private init; } = "";

    /// <summary>What the browser says of itself, cut to its length.</summary>
    public string Browser { get; private init; } = "";

    public static TermsApproval Give(TermsVersion version, TermsApprover by, TermsSubject subject, DateTime now) => new()
    {
        OrganisationId = subject.OrganisationId,
        OrganisationName = subject.OrganisationName,
        OrganisationNumber = subject.OrganisationNumber,
        AgencyId = subject.AgencyId,
        AgencyName = subject.AgencyName,
        CollaborationId = subject.CollaborationId,
        TermsVersionId = version.Id,
        Document = version.Document,
        Number = version.Number,
        Language = version.Language,
        ContentHash = version.ContentHash,
        UserId = by.UserId,
        PersonName = by.Name,
        PersonEmail = by.Email,
        ApprovedAt = now,
        Address = by.Address,
        Browser = by.Browser.Length > BrowserMaxLength ? by.Browser[..BrowserMaxLength] : by.Browser,
    };
}

/// <summary>The person who approves, and from where.</summary>
public sealed record TermsApprover(Guid UserId, string Name, string Email, string Address, string Browser);

/// <summary>On whose behalf, and towards which agency; towards none when the organisation approves by itself.</summary>
public sealed record TermsSubject(
    Guid OrganisationId, string OrganisationName, string OrganisationNumber, Guid? AgencyId = null, string AgencyName = "", Guid? CollaborationId = null);
