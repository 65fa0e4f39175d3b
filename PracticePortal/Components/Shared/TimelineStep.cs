namespace PracticePortal.Components.Shared;

/// <summary>How far a step has come.</summary>
public enum StepState
{
    Todo,
    Now,
    Done,
    Failed,
}

/// <summary>A step of a course of events, when it happened (UTC) and what there is to say about it.</summary>
public sealed record TimelineStep(string Text, StepState State, DateTime? At = null, string? Detail = null);
