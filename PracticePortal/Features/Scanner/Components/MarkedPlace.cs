namespace PracticePortal.Features.Scanner.Components;

/// <summary>A place on a receipt that its picture marks, in parts of the page as it stands when nobody has turned it, each from 0 to 1.</summary>
/// <param name="Page">Of the receipt, from 1.</param>
/// <param name="Left">From the page's left edge.</param>
/// <param name="Top">From its upper edge.</param>
/// <param name="Width">Of the place.</param>
/// <param name="Height">Of the place.</param>
public sealed record MarkedPlace(int Page, double Left, double Top, double Width, double Height)
{
    /// <summary>The same place on the page as it is shown.</summary>
    /// <param name="quarterTurns">Clockwise, nought to three.</param>
    public MarkedPlace Turned(int quarterTurns) => quarterTurns switch
    {
        0 => this,
        1 => new(Page, 1 - Top - Height, Left, Height, Width),
        2 => new(Page, 1 - Left - Width, 1 - Top - Height, Width, Height),
        3 => new(Page, Top, 1 - Left - Width, Height, Width),
        _ => throw new ArgumentOutOfRangeException(nameof(quarterTurns)),
    };
}
