using System.Globalization;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>One customer of one agency, with all that was done about it and what is known of each act. One client at a time works on it.</summary>
internal sealed class CustomerCase(string number, Guid agencyId, DateTime since)
{
    private readonly List<LoggedAct> _log = [];

    public string Number => number;

    public Guid AgencyId => agencyId;

    /// <summary>Rows that are older are the demo's.</summary>
    public DateTime Since => since;

    public int Activations { get; set; }

    public int Addresses { get; set; }

    public bool IsFinished { get; set; }

    /// <summary>Whoever answers for the customer, by address.</summary>
    public Dictionary<string, CustomerPerson> People { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<LoggedAct> Log
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>A refused act, and one that nobody was there to hear, leave no trace.</summary>
    public void Note(LoggedAct act)
    {
        if (act.Known is Known.Done or Known.Failed or Known.Unknown)
        {
            lock (_log)
            {
                _log.Add(act);
            }
        }
    }

    public string NewAddress() => string.Create(CultureInfo.InvariantCulture, $"owner{++Addresses}@c{number}.example");

    /// <summary>A legal person's number that no demo company has.</summary>
    public static string NumberOf(int place)
    {
        var nine = string.Create(CultureInfo.InvariantCulture, $"7569{place:00000}");
        return nine + OrganisationNumber.CheckDigit(nine);
    }

    public override string ToString() => $"customer {number}";
}
