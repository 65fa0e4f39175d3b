using PracticePortal.Features.Organisations;

namespace PracticePortal.Features.Scanner;

/// <summary>An organisation started Scanner by itself.</summary>
public sealed record ScannerStarted(Guid OrganisationId, string Name) : OrganisationEvent(OrganisationId, "scanner-started-by-organisation", [Name]);

/// <summary>An organisation approved a version of the Scanner terms beside any agency's request.</summary>
public sealed record ScannerTermsApproved(Guid OrganisationId, string Name, string Number)
    : OrganisationEvent(OrganisationId, "scanner-terms-approved", [Name, Number]);
