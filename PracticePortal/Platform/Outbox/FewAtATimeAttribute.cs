namespace PracticePortal.Platform.Outbox;

/// <summary>
/// On a handler that takes a processor for seconds: its rows wait unclaimed for their turn. Claimed all at once they would wait no less, and when the process
/// dies, each row that it had in its hands goes through the lane in which every row is alone, before letters that have nothing to do with them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FewAtATimeAttribute : Attribute;
