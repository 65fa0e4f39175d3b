using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Races;

/// <summary>One portal on one database for all rounds of a race: prepares them, lets the sides go, delivers what follows, and looks at all of it.</summary>
internal sealed class RaceTrack
{
    /// <summary>In the evening, when the sweep reminds nobody.</summary>
    private static readonly DateTime s_start = Given.Now.Date.AddHours(20);

    private static readonly TimeSpan s_betweenRounds = TimeSpan.FromSeconds(10);

    private readonly Race _race;
    private readonly List<RacingCase> _rounds;
    private readonly List<bool> _firstWon = [];
    private readonly List<string> _complaints = [];

    private RaceTrack(Race race, List<RacingCase> rounds) => (_race, _rounds) = (race, rounds);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RaceResult> RunAsync(Race race, DatabaseProvider database, int rounds)
    {
        var began = Stopwatch.GetTimestamp();
        var collisions = new Collisions();
        await using var office = await AgencyOffice.OpenAsync(
            services =>
            {
                SideClock.PutIn(services);
                collisions.PutIn(services);
                services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1); // what is raced is the save
            },
            database);
        var track = new RaceTrack(race, [.. Enumerable.Range(1, rounds).Select(n => race.Prepare(RacingCase.Of(office, n, s_start + (n * s_betweenRounds))))]);
        await track.PrepareAsync(office.Portal);
        var before = collisions.Count;
        await track.RaceAsync(office.Portal);
        var collided = collisions.Count - before;
        office.Portal.Clock.Advance(s_betweenRounds); // one of the clocks went ahead
        await office.Portal.DeliverAsync();
        track._complaints.AddRange(await new RaceReferee(race, track._rounds, track._firstWon).LookAsync(office.Portal));
        track.CheckThatItWasARace(collided);
        var firstWins = track._firstWon.Count(won => won);
        return new RaceResult(race, database, rounds, firstWins, rounds - firstWins, collided, Stopwatch.GetElapsedTime(began), track._complaints);
    }

    private async Task PrepareAsync(TestPortal portal)
    {
        await portal.Get<TermsSeed>().LayAsync(Ct);
        var documents = await portal.ReadAsync(db => db.TermsVersions.Where(v => v.Language == "sv").Select(v => v.Id).ToListAsync(Ct));
        await portal.SaveAsync([.. _rounds.SelectMany(r => r.Rows)]);
        portal.Clock.SetUtcNow(new DateTimeOffset(s_start));
        foreach (var round in _rounds)
        {
            round.Documents = documents;
            await _race.Lead(round);
        }

        await portal.DeliverAsync();
    }

    private async Task RaceAsync(TestPortal portal)
    {
        var line = new StartLine();
        foreach (var round in _rounds)
        {
            if (round.RacesAt > portal.Now)
            {
                portal.Clock.SetUtcNow(new DateTimeOffset(round.RacesAt));
            }

            var (first, second) = await line.GoAsync(_race.First.Ready(round), _race.Second.Ready(round));
            var firstWon = _race.BothMaySucceed ? !second.Succeeded : first.Succeeded;
            _firstWon.Add(firstWon);
            line.Learn(firstWon);
            Judge(round, first, second, firstWon);
        }
    }

    private void Judge(RacingCase round, Result first, Result second, bool firstWon)
    {
        if (_race.BothMaySucceed ? !first.Succeeded : first.Succeeded == second.Succeeded)
        {
            _complaints.Add($"{round.Customer.Name}: {_race.First.Name} {first.Error?.Code ?? "done"}, {_race.Second.Name} {second.Error?.Code ?? "done"}");
            return;
        }

        var (winner, refused) = firstWon ? (_race.First, second.Error) : (_race.Second, first.Error);
        if (refused is not null && !Tells(refused, winner.Victory, round))
        {
            _complaints.Add($"{round.Customer.Name}: after {winner.Name} the other side was told {refused.Code}: {ErrorTexts.For(refused)}");
        }
    }

    /// <summary>The sweep's own refusal is nobody's to read; everybody else is told what happened, by whom and when.</summary>
    private bool Tells(Error refused, Victory victory, RacingCase round)
    {
        var loser = victory == _race.First.Victory ? _race.Second : _race.First;
        if (loser.Name == "expire")
        {
            return true;
        }

        var code = victory.Refusal.Length > 0 ? victory.Refusal : loser.Name == "archive" ? "customer-has-open-collaboration" : "collaboration-already-open";
        return refused.Code == code && ErrorTexts.For(refused).Contains(victory.By(round), StringComparison.Ordinal)
            && (victory.By(round).Length == 0 || refused.At is not null);
    }

    private void CheckThatItWasARace(int collided)
    {
        if (_firstWon.TrueForAll(won => won) || _firstWon.TrueForAll(won => !won))
        {
            _complaints.Add("One side won every round: this was no race.");
        }

        if (collided == 0)
        {
            _complaints.Add("No save met another: this was no race.");
        }
    }
}
