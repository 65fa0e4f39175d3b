namespace PracticePortal.Platform.Email.Blocks;

/// <summary>One line of a letter's facts. A fact without a value is left out.</summary>
public sealed record LetterFact(string Name, string? Value);
