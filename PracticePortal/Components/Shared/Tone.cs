namespace PracticePortal.Components.Shared;

/// <summary>What a status means for the reader: colour never says it alone, shape and word say it too.</summary>
public enum Tone
{
    /// <summary>The portal is at work.</summary>
    Working,

    /// <summary>A person is asked.</summary>
    Waiting,

    Good,

    /// <summary>Failed or refused.</summary>
    Bad,

    /// <summary>Closed; nothing more happens.</summary>
    Done,
}
