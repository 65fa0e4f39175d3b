using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PracticePortal.Platform.Data;
using PracticePortal.Tests.Architecture;
using PracticePortal.Tests.Features.MySpiris;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.HandOver;

/// <summary>What must be kept through the seventh year is deleted by nothing in the portal.</summary>
public sealed partial class RetentionTests
{
    /// <summary>The sweep deletes files that no row knows, and looks again before it does: ReceiptFilesJobTests.</summary>
    private const string Sweep = "PracticePortal/Features/Scanner/Receipts/ReceiptFilesJob.cs";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void NoCode_DeletesAReceiptOrWhatItConsistsOf()
    {
        var code = SourceFile.Portal.Where(file => file.Is(".cs")).ToList();

        Assert.Contains(code, file => file.Path == Sweep && DeletedFile().IsMatch(file.Text));
        Assert.Empty(code.Where(file => DeletedRow().IsMatch(file.Text)).Select(file => file.Path));
        Assert.Empty(code.Where(file => file.Path != Sweep && !file.Path.StartsWith("PracticePortal/Platform/Files/", StringComparison.Ordinal)
            && file.Text.Contains("IFileStore", StringComparison.Ordinal) && DeletedFile().IsMatch(file.Text)).Select(file => file.Path));
    }

    [Theory]
    [InlineData("db.Receipts.Remove(receipt);")]
    [InlineData("visit.Db.KeptEntries.RemoveRange(all);")]
    [InlineData("await db.ReceiptFiles.Where(f => f.Id == id).ExecuteDeleteAsync(ct);")]
    public void DeletingCode_IsRecognised(string code) => Assert.Matches(DeletedRow(), code);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Database_KeepsAReceiptThatWasHandedOver_WhoeverAsks(DatabaseProvider database)
    {
        await using var shared = await SharedScanner.OpenAsync(database);
        await HandOverTests.AddAsync(shared, GivenHandOver.Facts());
        shared.Portal.LogIn(shared.Assignee);
        Assert.True((await HandOverTests.HandOverAsync(shared)).Succeeded);

        await Assert.ThrowsAnyAsync<DbException>(() => shared.Portal.ReadAsync(db => db.Receipts.ExecuteDeleteAsync(Ct)));
        await Assert.ThrowsAnyAsync<DbException>(() => shared.Portal.ReadAsync(db => db.KeptBatches.ExecuteDeleteAsync(Ct)));
    }

    [GeneratedRegex(@"\b(Receipts|ReceiptFiles|KeptBatches|KeptEntries)\s*\.\s*(Remove(Range)?\(|(?:(?!;).)*ExecuteDelete)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeletedRow();

    [GeneratedRegex(@"\b\w*[sS]tore\.DeleteAsync\(", RegexOptions.None, 1000)]
    private static partial Regex DeletedFile();
}
