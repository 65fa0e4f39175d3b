using Microsoft.EntityFrameworkCore;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Audit;
using PracticePortal.Platform.Email;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Races;

/// <summary>Looks at the database and at the letters after all rounds: what the winner did is there once, and nothing of the loser's.</summary>
internal sealed class RaceReferee(Race race, IReadOnlyList<RacingCase> rounds, IReadOnlyList<bool> firstWon)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<IReadOnlyList<string>> LookAsync(TestPortal portal)
    {
        var (requests, history, letters, waiting) = await portal.ReadAsync(async db => (
            (await db.Collaborations.AsNoTracking().ToListAsync(Ct)).ToLookup(c => c.CustomerId),
            (await db.AuditEntries.AsNoTracking().ToListAsync(Ct)).ToLookup(a => a.CustomerId),
            (await db.EmailDeliveries.AsNoTracking().ToListAsync(Ct)).ToLookup(d => d.CollaborationId),
            await db.Outbox.CountAsync(m => m.DoneAt == null, Ct)));
        var handedOver = portal.Mail.Tries.GroupBy(m => m.MessageId).ToDictionary(m => m.Key, m => m.Count(), StringComparer.Ordinal);
        List<string> wrong = waiting > 0 ? [$"{waiting} rows of the outbox are not done"] : [];
        foreach (var (round, won) in rounds.Zip(firstWon))
        {
            var (winner, loser) = won ? (race.First.Victory, race.Second.Victory) : (race.Second.Victory, race.First.Victory);
            var found = requests[round.Customer.Id].ToList();
            wrong.AddRange(Complaints(winner, loser, found, [.. history[round.Customer.Id]]).Select(w => $"{round.Customer.Name}: {w}"));
            wrong.AddRange(AboutLetters(winner, round, [.. found.SelectMany(c => letters[c.Id])], handedOver).Select(w => $"{round.Customer.Name}: {w}"));
            if (await race.Also(round, won) is { } more)
            {
                wrong.Add($"{round.Customer.Name}: {more}");
            }
        }

        return wrong;
    }

    private static IEnumerable<string> Complaints(
        Victory winner, Victory loser, IReadOnlyList<Collaboration> found, IReadOnlyList<AuditEntry> history)
    {
        if (!found.Select(c => (CollaborationStatus?)c.Status).SequenceEqual(winner.Status is null ? [] : [winner.Status]))
        {
            yield return $"its collaborations are {string.Join(", ", found.Select(c => c.Status))} instead of {winner.Status}";
        }

        if (history.Count(a => a.What == winner.Audit) is var told and not 1)
        {
            yield return $"{winner.Audit} stands {told} times in the history";
        }

        if (loser.Audit != winner.Audit && history.Any(a => a.What == loser.Audit))
        {
            yield return $"{loser.Audit} stands in the history, though it was refused";
        }
    }

    /// <summary>The letters that came of the race: invitations that were there before it do not count.</summary>
    private static IEnumerable<string> AboutLetters(
        Victory winner, RacingCase round, IReadOnlyList<EmailDelivery> letters, IReadOnlyDictionary<string, int> handedOver)
    {
        var sent = letters.Where(d => winner.Letter == EmailKind.Invitation || d.Kind != EmailKind.Invitation).ToList();
        var expected = winner.Recipients(round).Select(to => (winner.Letter ?? EmailKind.Invitation, to)).Order();
        if (!sent.Select(d => (d.Kind, d.Recipient)).Order().SequenceEqual(expected))
        {
            yield return $"letters went out as {string.Join(", ", sent.Select(d => $"{d.Kind} to {d.Recipient}"))}";
        }

        foreach (var letter in sent.Where(d => d.State != EmailState.Accepted || handedOver.GetValueOrDefault(d.MessageId) != 1))
        {
            yield return $"{letter.Kind} to {letter.Recipient} is {letter.State} and was handed over {handedOver.GetValueOrDefault(letter.MessageId)} times";
        }
    }
}
