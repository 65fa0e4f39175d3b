namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>A picture in grey.</summary>
/// <param name="Pixels">A byte each, row by row from the upper left corner; nought is black.</param>
internal sealed record GreyPicture(int Width, int Height, byte[] Pixels);
