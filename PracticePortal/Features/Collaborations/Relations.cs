using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Collaborations;

/// <summary>How what is known of an organisation reads as a relation, and what of it stops an activation.</summary>
internal static class Relations
{
    public static CustomerRelation Of(OrganisationKnowledge knowledge) => knowledge switch
    {
        { IsInMySpiris: false } => CustomerRelation.NewToSpiris,
        { UsesScanner: true } => CustomerRelation.UsesScanner,
        _ => CustomerRelation.UsesMySpiris,
    };

    public static Error? WhatStops(OrganisationKnowledge knowledge, string contactEmail) => knowledge switch
    {
        { IsInMySpiris: false } => contactEmail.Length == 0 ? CollaborationErrors.ContactEmailMissing : null,
        { Administrators: 0 } => CollaborationErrors.NobodyToAsk,
        { IsConfirmed: false, ContactIsAdministrator: false } => CollaborationErrors.ContactUnconfirmed,
        _ => null,
    };
}
