using PracticePortal.Features.Scanner.Interpretation;

namespace PracticePortal.Features.Scanner.Components;

/// <summary>A place on a receipt that its picture marks.</summary>
/// <param name="Page">Of the receipt, from 1.</param>
/// <param name="Box">On the page as it stands when nobody has turned it.</param>
public sealed record MarkedPlace(int Page, PageBox Box);
