using System.Globalization;

namespace PracticePortal.Platform.Email;

/// <summary>A letter waits until fewer of its sort went out within a day: to its address, or about what it is about.</summary>
public sealed class EmailPostponedException() : Exception("As many letters of this sort went out as a day allows.");

/// <summary>The mail server did not take a letter now. Its answer may name the recipient, so it stands in the delivery and not in this, which is logged.</summary>
public sealed class EmailDeferredException(int? code) : Exception(
    code is null ? "The mail server did not take the letter now." : string.Create(CultureInfo.InvariantCulture, $"The mail server did not take the letter now ({code})."));
