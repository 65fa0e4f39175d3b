using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Terms;

/// <summary>Lays version 1 of both documents, a sample text in each language, wherever it is missing. A text that is there is never touched.</summary>
public sealed class TermsSeed(TenantDbContextFactory contexts, TimeProvider clock, ILogger<TermsSeed> logger)
{
    public const int Number = 1;

    public static readonly IReadOnlyList<string> Languages = ["en", "sv"];

    public async Task LayAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateSystemAsync("sample terms", ct);
        var there = await db.TermsVersions.AsNoTracking().Where(v => v.Number == Number)
            .Select(v => new { v.Document, v.Language }).ToListAsync(ct);
        var missing = Enum.GetValues<TermsDocument>()
            .SelectMany(document => Languages.Select(language => new { Document = document, Language = language }))
            .Except(there)
            .ToList();
        foreach (var text in missing)
        {
            var content = await ReadAsync(text.Document, text.Language, ct);
            db.TermsVersions.Add(TermsVersion.Publish(text.Document, Number, text.Language, content, clock.GetUtcNow().UtcDateTime));
        }

        if (missing.Count > 0 && (await db.TrySaveAsync(ct)).Succeeded) // another instance that starts at the same time may be first
        {
            logger.LogInformation("{Count} sample texts of terms were laid", missing.Count);
        }
    }

    /// <summary>The line ends are the same wherever the portal is built: they are part of what is hashed.</summary>
    private static async Task<string> ReadAsync(TermsDocument document, string language, CancellationToken ct)
    {
        var name = $"Terms.{document}-{language}.txt";
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(ct)).ReplaceLineEndings("\n").Trim();
    }
}
