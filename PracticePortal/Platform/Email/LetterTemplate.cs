using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Platform.Email;

/// <summary>The base of every letter's template.</summary>
public abstract class LetterTemplate<TLetter> : ComponentBase
    where TLetter : Letter
{
    [Parameter, EditorRequired]
    public required TLetter Letter { get; set; }

    /// <summary>Puts values into a text of the letter's language.</summary>
    protected static string Say(string text, params object[] values) => Sentence.Of(text, values);
}
