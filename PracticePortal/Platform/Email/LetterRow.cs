using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Platform.Email;

/// <summary>One letter's row from commit to commit, each of which is made in a context that it shares with others.</summary>
/// <param name="commits">Saves it.</param>
/// <param name="known">As it was found; null when it is to be made.</param>
/// <param name="make">Makes it.</param>
internal sealed class LetterRow(GroupCommit commits, EmailDelivery? known, Func<EmailDelivery> make)
{
    private EmailDelivery? _last = known;
    private bool _isThere = known is not null;

    /// <summary>Of the row that is there.</summary>
    public string MessageId => _isThere ? _last!.MessageId : throw new InvalidOperationException("The letter is not written down yet.");

    public async Task SaveAsync(Action<EmailDelivery> verb)
    {
        await commits.SaveAsync(Change(verb));
        _isThere = true;
    }

    /// <summary>For a commit that somebody else asks for.</summary>
    public SavedChange Change(Action<EmailDelivery> verb) => async (db, isFirst) =>
    {
        _last = _isThere ? await OldAsync(db, _last!, isFirst) : db.Add(make()).Entity;
        verb(_last);
    };

    private static async Task<EmailDelivery> OldAsync(AppDbContext db, EmailDelivery last, bool isFirst) =>
        isFirst ? db.Attach(last).Entity : await db.EmailDeliveries.SingleAsync(d => d.Id == last.Id);
}
