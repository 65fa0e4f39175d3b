namespace PracticePortal.Components.Shared;

/// <summary>How loud a button is: one filled on a screen, the next step.</summary>
public enum ButtonLook
{
    Outlined,
    Filled,
    Quiet,

    /// <summary>Confirms what cannot be taken back.</summary>
    Hurts,
}
