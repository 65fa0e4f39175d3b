using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Pictures.Headers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Tests.Features.Scanner.Pictures;

/// <summary>Whatever is in a file, the answer is a picture or a sentence, and the portal goes on.</summary>
public sealed class HostilePictureTests : PictureTest
{
    /// <summary>Other tests run in this process meanwhile. Unpacked here, the largest bomb would take a gigabyte.</summary>
    private const long MostGrowthBytes = 600L * 1024 * 1024;

    private const int Cuts = 8;

    private static readonly FileKind[] s_kinds = Enum.GetValues<FileKind>();

    public static TheoryData<string> Hostile => [.. HostileFiles.All.Keys];

    public static TheoryData<FileKind> Kinds => [.. s_kinds];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task HostileFile_GetsItsSentenceOrAPicture(string name)
    {
        var (file, may) = HostileFiles.All[name];

        Assert.Contains(await BecomesAsync(file()), may);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task CutFile_GetsASentenceOrAPicture(FileKind kind)
    {
        var whole = Drawn.As(kind);

        for (var cut = 1; cut <= Cuts; cut++)
        {
            var became = await BecomesAsync(whole[..(whole.Length * cut / (Cuts + 1))]);
            Assert.Contains(became, (Error?[])[null, PictureErrors.KindNotTaken, PictureErrors.Truncated, PictureErrors.Damaged]);
        }
    }

    /// <summary>Every cut, before any decoder is asked.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void FirstLook_LivesThroughEveryCut(FileKind kind)
    {
        var whole = Drawn.As(kind);

        Assert.True(FirstLook.At(whole).Succeeded);
        for (var length = 0; length < whole.Length; length++)
        {
            var looked = FirstLook.At(whole.AsSpan(0, length));
            Assert.True(looked.Succeeded || PictureErrors.Of(looked.Error.Code) is not null);
        }
    }

    [Fact]
    public void FirstLook_LivesThroughRandomBytes() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(RandomFiles().ToArbitrary(), file =>
    {
        var looked = FirstLook.At(file);
        return looked.Succeeded || PictureErrors.Of(looked.Error.Code) is not null;
    }));

    [Fact]
    public async Task RandomBytesBehindAKnownBeginning_GetASentenceOrAPicture()
    {
        foreach (var file in RandomFiles().Sample(24))
        {
            Assert.True(await BecomesAsync(file) is null or { Kind: ErrorKind.Invalid });
        }
    }

    /// <summary>Bombs are unpacked elsewhere: this process keeps no more of them than of small files.</summary>
    [Fact]
    public async Task Bombs_LeaveThePortalItsMemory()
    {
        using var self = Process.GetCurrentProcess();
        var before = self.WorkingSet64;

        await Task.WhenAll(HostileFiles.All.Where(pair => pair.Key.Contains(" unpacks ", StringComparison.Ordinal)).Select(pair => BecomesAsync(pair.Value.File())));

        self.Refresh();
        Assert.InRange(self.WorkingSet64 - before, long.MinValue, MostGrowthBytes);
    }

    /// <summary>Half a minute, by the clock that the portal asks.</summary>
    [Fact]
    public async Task WhateverDoesNotEnd_IsEnded()
    {
        var clock = new FakeTimeProvider();
        using var pictures = With(clock);
        using var file = new MemoryStream(HostileFiles.All["PDF that unpacks to a gigabyte"].File());
        var rendering = pictures.RenderAsync(file, 1, 0, Ct);

        while (!rendering.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }

        Assert.Equal(PictureErrors.TooCostly, (await rendering).Error);
    }

    [Fact]
    public async Task WhoeverGivesUp_IsNotWaitedFor()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var file = new MemoryStream(Drawn.As(FileKind.Jpeg));
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Pictures.RenderAsync(file, 1, 0, leaving.Token));
        Assert.True((await InspectAsync(Drawn.As(FileKind.Jpeg))).Succeeded);
    }

    /// <summary>Null for a picture.</summary>
    private async Task<Error?> BecomesAsync(byte[] file)
    {
        var inspected = await InspectAsync(file);
        return inspected.Succeeded ? (await RenderAsync(file)).Error : inspected.Error;
    }

    /// <summary>Half of them are a drawn file with some bytes changed, the others a known beginning and then anything.</summary>
    private static Gen<byte[]> RandomFiles()
    {
        var bytes = Gen.Choose(0, 255).Select(one => (byte)one);
        var behind =
            from kind in Gen.Elements(s_kinds)
            from rest in bytes.ArrayOf()
            select (byte[])[.. Drawn.As(kind).AsSpan(0, FileKinds.HeadBytes), .. rest];
        var changed =
            from kind in Gen.Elements(s_kinds)
            from places in Gen.Choose(FileKinds.HeadBytes, Drawn.As(kind).Length - 1).ArrayOf(8)
            from values in bytes.ArrayOf(8)
            select Changed(Drawn.As(kind), places, values);
        return Gen.OneOf(behind, changed);
    }

    private static byte[] Changed(byte[] file, int[] places, byte[] values)
    {
        foreach (var (place, value) in places.Zip(values))
        {
            file[place] = value;
        }

        return file;
    }
}
