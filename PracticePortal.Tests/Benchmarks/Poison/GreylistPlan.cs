using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Poison;

/// <summary>Letters to one domain are never taken at this moment; all others are.</summary>
internal sealed class GreylistPlan : ISmtpPlan
{
    public const string Domain = "greylisted.example";

    private static readonly SmtpMischief s_greylist = new() { Name = "greylisted", AtRecipient = "451 4.7.1 Greylisted, try again later" };

    private int _greylisted;

    public int Greylisted => Volatile.Read(ref _greylisted);

    public SmtpMischief For(string address) => address.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) ? s_greylist : SmtpMischief.None;

    public void Did(SmtpMischief mischief) => Interlocked.Increment(ref _greylisted);

    public void Took(ReceivedLetter letter, SmtpMischief mischief)
    {
        // Nobody asks for it.
    }

    public void Answered(ReceivedLetter letter)
    {
        // Nobody asks for it.
    }
}
