using System.Globalization;
using PracticePortal.Resources;

namespace PracticePortal.Features.Terms;

/// <summary>How a document is called on screen.</summary>
public static class TermsNames
{
    /// <summary>Such as "Scanner terms, version 1".</summary>
    public static string Of(TermsDocument document, int number)
    {
        var format = document switch
        {
            TermsDocument.ScannerTerms => TermsText.ScannerTerms,
            TermsDocument.DataProcessingAgreement => TermsText.DataProcessingAgreement,
        };
        return string.Format(CultureInfo.CurrentCulture, format, number);
    }

    /// <summary>The document itself, whichever version.</summary>
    public static string Of(TermsDocument document) => document switch
    {
        TermsDocument.ScannerTerms => TermsText.ScannerTermsName,
        TermsDocument.DataProcessingAgreement => TermsText.DataProcessingAgreementName,
    };
}
