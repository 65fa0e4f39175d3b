namespace PracticePortal.Features.Terms;

/// <summary>The documents that an approval asks for.</summary>
public enum TermsDocument
{
    /// <summary>Between organisation and Spiris, once for each organisation and version.</summary>
    ScannerTerms,

    /// <summary>Between customer and agency, once for each collaboration (GDPR, article 28.3).</summary>
    DataProcessingAgreement,
}
