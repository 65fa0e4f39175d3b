using System.Security.Cryptography;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>Gives some organisations receipts, so that a newcomer finds an inbox with something in it. The shops on them are made up.</summary>
internal sealed class DemoReceipts(DemoWorld world, IFileStore store)
{
    private static readonly string[] s_organisations =
        ["Almgrens Rör AB", "Bageri Solrosen AB", "Hamnens Rederi AB", "Matboden Vågen AB", "Pappersbruket Konsult AB"];

    private static readonly string[] s_pictures = ["matboden", "jarnboden", "taxi"];

    /// <summary>The files first: a row without its file is worse than a file without its row.</summary>
    public async Task LayAsync(CancellationToken ct)
    {
        foreach (var organisation in world.Organisations.Where(o => s_organisations.Contains(o.Organisation.Name)))
        {
            for (var place = 0; place < s_pictures.Length; place++)
            {
                await LayAsync(organisation, s_pictures[place], world.At(1 + place, place), isDone: place == s_pictures.Length - 1, ct);
            }
        }
    }

    private async Task LayAsync(DemoOrganisation organisation, string picture, DateTime at, bool isDone, CancellationToken ct)
    {
        await using var content = typeof(DemoReceipts).Assembly.GetManifestResourceStream($"Demo.{picture}.png")!;
        var digest = new FileDigest(content.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)));
        content.Position = 0;
        var announced = new AnnouncedFile(Guid.NewGuid(), $"{picture}.png", digest.Bytes, digest.Sha256);
        var bringer = new ReceiptBringer(
            organisation.Organisation.Id, organisation.Administrator.UserId!.Value, organisation.Administrator.Name, CollaborationSide.Customer);
        var upload = ReceiptUpload.Announce(Guid.NewGuid(), bringer, [announced], at).Value;
        var file = ReceiptFile.Keep(upload, upload.Files[0], FileKind.Png, pages: 1, at, at);
        await store.KeepAsync(file.Key, content, digest, ct);

        var told = new ReceiptAudience(organisation.Organisation.Id, organisation.Organisation.Name, ActingFor: null, []);
        var receipt = Receipt.Bring(upload, [file], sameAsId: null, told, at);
        world.History.Tell(receipt, organisation.Actor, at);
        if (isDone)
        {
            receipt.Archive(told, at.AddHours(1));
            world.History.Tell(receipt, organisation.Actor, at.AddHours(1));
        }

        world.Db.Receipts.Add(receipt);
    }
}
