using Microsoft.AspNetCore.Components;

namespace PracticePortal.Platform.Email.Blocks;

/// <summary>A building block of letters. Mail programs read styles on the element itself, so each block writes its own.</summary>
public abstract class LetterBlock : ComponentBase
{
    protected const string Font = "font-family:'Segoe UI',system-ui,-apple-system,Roboto,'Source Sans 3',sans-serif";

    [CascadingParameter]
    public required LetterColours Colours { get; set; }
}
