using System.Globalization;
using PracticePortal.Resources;

namespace PracticePortal.Features.Terms;

/// <summary>How a document is called on screen.</summary>
public static class TermsNames
{
    public static string Of(TermsDocument document) => document switch
    {
        TermsDocument.ScannerTerms => TermsText.ScannerTerms,
        TermsDocument.DataProcessingAgreement => TermsText.DataProcessingAgreement,
    };

    /// <summary>Such as "Scanner terms, version 1".</summary>
    public static string Of(TermsDocument document, int number) =>
        Format(TermsText.NameAndVersion, Of(document), number);

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
