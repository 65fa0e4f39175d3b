using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Administration;

/// <summary>
/// A portal administrator publishes a new version of a document, in both languages at once. It is never changed afterwards; whoever has not
/// approved it is asked again from its day on, and what was approved before stays what it was.
/// </summary>
public sealed class PublishTerms(PortalRights rights, TimeProvider clock)
{
    public sealed record Input
    {
        public TermsDocument Document { get; init; }

        /// <summary>The number that the writer was shown: nobody publishes over what a colleague has just published.</summary>
        public int Number { get; init; }

        public string? English { get; init; }

        public string? Swedish { get; init; }

        /// <summary>The first day, as yyyy-MM-dd; empty for at once.</summary>
        public string? AppliesFrom { get; init; }
    }

    /// <summary>The document as it was published last, to start a new version from; null for whoever may not.</summary>
    public async Task<TermsDraft?> StartAsync(TermsDocument document, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        return db is null ? null : (await LastAsync(db, document, ct)).ToDraft(document);
    }

    /// <summary>What would be published, or why it would not be; writes nothing.</summary>
    public async Task<Result<TermsDraft>> PreviewAsync(Input input, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        return db is null ? CommonErrors.NotFound : await CheckAsync(db, input, ct);
    }

    public async Task<Result<TermsDraft>> ExecuteAsync(Input input, CancellationToken ct)
    {
        await using var db = await rights.OpenAsync(ct);
        var checkedDraft = db is null ? CommonErrors.NotFound : await CheckAsync(db, input, ct);
        if (!checkedDraft.Succeeded)
        {
            return checkedDraft;
        }

        var (draft, now) = (checkedDraft.Value, clock.GetUtcNow().UtcDateTime);
        var from = draft.AppliesFrom ?? now;
        db!.TermsVersions.AddRange(
            TermsVersion.Publish(draft.Document, draft.Number, Languages.English, draft.English, now, from),
            TermsVersion.Publish(draft.Document, draft.Number, Languages.Swedish, draft.Swedish, now, from));
        db.Raise(new TermsPublished(draft.Document, draft.Number, from));

        // Two who publish at once meet at the index of numbers or, as each writes two rows of it, in a deadlock: to the one who lost it is the same.
        return (await db.TrySaveAsync(ct)).Succeeded ? draft : TermsErrors.PublishedMeanwhile;
    }

    private async Task<Result<TermsDraft>> CheckAsync(AppDbContext db, Input input, CancellationToken ct)
    {
        var (english, swedish) = (ReadText(input.English, nameof(Input.English)), ReadText(input.Swedish, nameof(Input.Swedish)));
        var from = ReadDay(input.AppliesFrom);
        if ((english.Error ?? swedish.Error ?? from.Error) is { } wrong)
        {
            return wrong;
        }

        var last = await LastAsync(db, input.Document, ct);
        if (input.Number != last.Number + 1)
        {
            return TermsErrors.PublishedMeanwhile;
        }

        if (english.Value == last.English && swedish.Value == last.Swedish)
        {
            return TermsErrors.Unchanged.In(nameof(Input.English));
        }

        return last.AppliesFrom > (from.Value.At ?? clock.GetUtcNow().UtcDateTime)
            ? TermsErrors.BeforeTheLast(PortalTime.DateText(last.AppliesFrom, CultureInfo.CurrentCulture)).In(nameof(Input.AppliesFrom))
            : new TermsDraft(input.Document, input.Number, english.Value, swedish.Value, from.Value.At);
    }

    /// <summary>The line ends are part of what is hashed: they are the same whichever system the text was written on.</summary>
    private static Result<string> ReadText(string? typed, string field)
    {
        var text = PlainText.OptionalText(typed?.ReplaceLineEndings("\n"), field, TermsVersion.ContentMaxLength);
        return text.Succeeded && text.Value.Length == 0 ? CommonErrors.Required(field) : text;
    }

    private Result<FirstDay> ReadDay(string? typed)
    {
        var today = SwedishTime.DayOf(clock.GetUtcNow().UtcDateTime);
        return PlainText.Clean(typed) switch
        {
            null => new FirstDay(null),
            var text when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                TermsErrors.DateNotValid.In(nameof(Input.AppliesFrom)),
            var text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) switch
            {
                var day when day < today => TermsErrors.DatePassed.In(nameof(Input.AppliesFrom)),
                var day when day > today.AddYears(1) => TermsErrors.DateNotValid.In(nameof(Input.AppliesFrom)),
                var day when day == today => new FirstDay(null),
                var day => new FirstDay(SwedishTime.ToUtc(day.ToDateTime(TimeOnly.MinValue))),
            },
        };
    }

    private static async Task<LastVersion> LastAsync(AppDbContext db, TermsDocument document, CancellationToken ct)
    {
        var versions = await db.TermsVersions.AsNoTracking().Where(v => v.Document == document).ToListAsync(ct);
        var last = versions.Where(v => v.Number == versions.Max(x => x.Number)).ToList();
        return new LastVersion(
            last.FirstOrDefault()?.Number ?? 0, TextIn(Languages.English), TextIn(Languages.Swedish), last.FirstOrDefault()?.AppliesFrom ?? DateTime.MinValue);

        string TextIn(string language) => last.Find(v => v.Language == language)?.Content ?? "";
    }

    private sealed record LastVersion(int Number, string English, string Swedish, DateTime AppliesFrom)
    {
        public TermsDraft ToDraft(TermsDocument document) => new(document, Number + 1, English, Swedish, AppliesFrom: null);
    }

    /// <param name="At">Null for at once.</param>
    private sealed record FirstDay(DateTime? At);
}

/// <summary>A version before it is published.</summary>
/// <param name="AppliesFrom">Null for at once.</param>
public sealed record TermsDraft(TermsDocument Document, int Number, string English, string Swedish, DateTime? AppliesFrom);
