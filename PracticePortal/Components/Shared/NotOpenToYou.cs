using Microsoft.AspNetCore.Components;

namespace PracticePortal.Components.Shared;

/// <summary>Gives the same answer as for a page that does not exist, so that nobody learns what there is.</summary>
public sealed class NotOpenToYou(NavigationManager navigation) : ComponentBase
{
    protected override void OnInitialized() => navigation.NotFound();
}
