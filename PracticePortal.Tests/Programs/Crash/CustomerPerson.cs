using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>Who answers for a customer: comes by the letter's link, sets up a sign-in or logs in, and answers.</summary>
internal sealed class CustomerPerson(string address, string? password, UseCaseClient client, CrashReport report) : IDisposable
{
    private const string Chosen = "Segelbåten lämnar bryggan 7";

    private bool _isIn;

    public string Address => address;

    /// <summary>Whether the portal has said that the sign-in is set up: then it must let the person in for ever after.</summary>
    public bool HasSignIn { get; private set; } = password is not null;

    public string Password => password ?? Chosen;

    /// <returns>False when the link leads nowhere now.</returns>
    public async Task<bool> EnterAsync(ReceivedLetter letter)
    {
        if (_isIn)
        {
            return true;
        }

        if (HasSignIn)
        {
            _isIn = await client.LogInAsync(address, Password);
            return _isIn;
        }

        await client.Visitor.FollowAsync(new Uri(Customer.LinkIn(letter)).PathAndQuery);
        if (client.Visitor.Text.Contains("Log in and answer", StringComparison.Ordinal)) // set up before, by an act whose answer was lost
        {
            _isIn = await client.LogInAsync(address, Password);
            HasSignIn = _isIn;
            return _isIn;
        }

        return await SetUpAsync();
    }

    /// <summary>The next act starts with a log-in.</summary>
    public void Leave() => _isIn = false;

    public Task<UseCaseAnswer> RunAsync(string useCase, object arguments, CancellationToken ct) => client.RunAsync(useCase, arguments, ct);

    public void Dispose() => client.Dispose();

    private async Task<bool> SetUpAsync()
    {
        await client.Visitor.OpenAsync("/i/set-up");
        if (client.Visitor.Location is not null)
        {
            return false;
        }

        await client.Visitor.PressAsync("Continue", ("Password", Chosen));
        _isIn = client.Visitor.Location?.StartsWith("/my/requests/", StringComparison.Ordinal) == true;
        if (_isIn)
        {
            HasSignIn = true;
            report.Count(CrashRun.Done, "sign-in set up");
        }

        return _isIn;
    }
}
