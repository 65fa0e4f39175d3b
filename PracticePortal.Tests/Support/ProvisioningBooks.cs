using System.Text.Json;

namespace PracticePortal.Tests.Support;

/// <summary>One call as the test's provisioning service got it.</summary>
public sealed record ProvisioningCall(string Method, string Step, Guid RequestId, string Key, string Body, ProvisioningFault Fault);

/// <summary>An organisation in the service's books.</summary>
public sealed class BookedOrganisation(string number, bool isPending)
{
    public string Number { get; } = number;

    public bool IsPending { get; internal set; } = isPending;

    public string? Administrator { get; internal set; }

    public bool HasSubscription { get; internal set; }

    public bool SubscriptionIsPending { get; internal set; }

    /// <summary>The open requests that stand on it.</summary>
    internal HashSet<Guid> Requests { get; } = [];
}

/// <summary>What the test's provisioning service knows, and the promises of docs/provisioning-api.md: one key is one act, a closed request stays closed.</summary>
public sealed class ProvisioningBooks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BookedOrganisation> _organisations = [];
    private readonly Dictionary<string, (string Body, int Status, string Answer)> _answers = [];
    private readonly HashSet<Guid> _closed = [];
    private readonly List<ProvisioningCall> _calls = [];
    private int _made;

    /// <summary>Every call, in the order in which they came.</summary>
    public IReadOnlyList<ProvisioningCall> Calls => Read(() => _calls.ToList());

    public IReadOnlyList<BookedOrganisation> Organisations => Read(() => _organisations.Values.ToList());

    public IReadOnlyList<Guid> ClosedRequests => Read(() => _closed.ToList());

    /// <summary>How many organisations, subscriptions and administrators were ever made.</summary>
    public int Made => Read(() => _made);

    /// <summary>What stands there for requests without an approval.</summary>
    public (int Organisations, int Subscriptions, int Administrators) Pending => Read(() => (
        _organisations.Values.Count(o => o.IsPending),
        _organisations.Values.Count(o => o.SubscriptionIsPending),
        _organisations.Values.Count(o => o is { IsPending: true, Administrator: not null })));

    internal void Note(ProvisioningCall call) => Read(() => _calls.Add(call));

    internal (int Status, string Answer) Do(ProvisioningCall call)
    {
        lock (_lock)
        {
            if (_answers.TryGetValue(call.Key, out var known))
            {
                return known.Body == call.Body ? (known.Status, known.Answer) : Refused(422, "key-reused");
            }

            var done = Answer(call);
            _answers[call.Key] = (call.Body, done.Status, done.Answer);
            return done;
        }
    }

    private (int Status, string Answer) Answer(ProvisioningCall call)
    {
        if (call is { Method: "DELETE", Step: "" })
        {
            Close(call.RequestId);
            return (204, "");
        }

        if (_closed.Contains(call.RequestId))
        {
            return Refused(409, "request-closed");
        }

        return call.Step switch
        {
            "organisation" => EnsureOrganisation(call),
            "subscription" => EnsureSubscription(call),
            "administrator" => EnsureAdministrator(call),
            "confirmation" => Confirm(call),
            _ => (404, ""),
        };
    }

    private (int Status, string Answer) EnsureOrganisation(ProvisioningCall call)
    {
        var number = Text(call, "organisationNumber");
        if (!_organisations.TryGetValue(number, out var there))
        {
            there = _organisations[number] = new BookedOrganisation(number, isPending: true);
            _made++;
        }

        if (!there.IsPending)
        {
            return Refused(409, "organisation-exists");
        }

        there.Requests.Add(call.RequestId);
        return Done(call);
    }

    private (int Status, string Answer) EnsureSubscription(ProvisioningCall call)
    {
        var organisation = Known(call);
        organisation.Requests.Add(call.RequestId);
        if (!organisation.HasSubscription)
        {
            (organisation.HasSubscription, organisation.SubscriptionIsPending) = (true, true);
            _made++;
        }

        return Done(call);
    }

    private (int Status, string Answer) EnsureAdministrator(ProvisioningCall call)
    {
        var organisation = Known(call);
        var email = Text(call, "email");
        if (organisation.Administrator is null)
        {
            organisation.Administrator = email;
            _made++;
        }

        return organisation.Administrator == email ? Done(call) : Refused(409, "other-contact");
    }

    private (int Status, string Answer) Confirm(ProvisioningCall call)
    {
        foreach (var organisation in _organisations.Values.Where(o => o.Requests.Contains(call.RequestId)))
        {
            (organisation.IsPending, organisation.SubscriptionIsPending) = (false, false);
        }

        return Done(call);
    }

    private void Close(Guid requestId)
    {
        _closed.Add(requestId);
        foreach (var organisation in _organisations.Values.Where(o => o.Requests.Remove(requestId) && o.Requests.Count == 0).ToList())
        {
            if (organisation.IsPending)
            {
                _organisations.Remove(organisation.Number);
            }
            else if (organisation.SubscriptionIsPending)
            {
                (organisation.HasSubscription, organisation.SubscriptionIsPending) = (false, false);
            }
        }
    }

    /// <summary>A number that no request brought is somebody whom Spiris has known for long.</summary>
    private BookedOrganisation Known(ProvisioningCall call)
    {
        var number = Text(call, "organisationNumber");
        return _organisations.TryGetValue(number, out var there) ? there : _organisations[number] = new BookedOrganisation(number, isPending: false);
    }

    private static string Text(ProvisioningCall call, string name)
    {
        using var body = JsonDocument.Parse(call.Body);
        return body.RootElement.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is null.");
    }

    private static (int Status, string Answer) Done(ProvisioningCall call) =>
        (200, JsonSerializer.Serialize(new { requestId = call.RequestId, step = call.Step }));

    internal static (int Status, string Answer) Refused(int status, string code) => (status, JsonSerializer.Serialize(new { code }));

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private void Read(Action act)
    {
        lock (_lock)
        {
            act();
        }
    }
}
