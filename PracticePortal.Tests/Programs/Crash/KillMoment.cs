namespace PracticePortal.Tests.Programs.Crash;

/// <summary>The instants at which the process is killed.</summary>
internal enum KillMoment
{
    /// <summary>Anywhere.</summary>
    Random,

    /// <summary>While it starts on an empty database: in a migration, or while it lays the first data.</summary>
    FirstStart,

    /// <summary>While it starts.</summary>
    Start,

    /// <summary>An act was answered a moment ago.</summary>
    AfterAnswer,

    /// <summary>The mail server has the letter and has not answered.</summary>
    AfterDot,

    /// <summary>The mail server has just said that it took the letter.</summary>
    After250,

    /// <summary>The service at Spiris works on a call.</summary>
    WhileProvisioning,

    /// <summary>A piece of a receipt's file is on its way, or is being written.</summary>
    WhileReceiving,

    /// <summary>A receipt's files are kept and read back, and it is about to be there.</summary>
    WhileKeeping,

    /// <summary>A page of a receipt is read by a process of its own, which then lives on alone.</summary>
    WhileReading,

    /// <summary>Something is done with a batch.</summary>
    WhileHandingOver,

    /// <summary>Again and again before it has recovered from the last time.</summary>
    AtOnceAgain,
}
