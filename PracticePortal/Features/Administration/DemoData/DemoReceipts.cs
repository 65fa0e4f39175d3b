using System.Security.Cryptography;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Files;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>
/// Gives some organisations receipts in every status up to the hand-over, so that a newcomer finds an inbox with something in it. The shops on them are made up.
/// </summary>
internal sealed class DemoReceipts(DemoWorld world, IFileStore store)
{
    private static readonly string[] s_organisations =
        ["Almgrens Rör AB", "Bageri Solrosen AB", "Hamnens Rederi AB", "Matboden Vågen AB", "Pappersbruket Konsult AB"];

    /// <summary>From the newest to the oldest, as an inbox shows them.</summary>
    private static readonly (DemoPicture Picture, ReceiptStatus Status)[] s_receipts =
    [
        (DemoPicture.Food, ReceiptStatus.New), (DemoPicture.Hardware, ReceiptStatus.New), (DemoPicture.Taxi, ReceiptStatus.Interpreted),
        (DemoPicture.Hardware, ReceiptStatus.NeedsAnswer), (DemoPicture.Food, ReceiptStatus.Ready), (DemoPicture.Taxi, ReceiptStatus.Archived),
    ];

    /// <summary>The files first: a row without its file is worse than a file without its row.</summary>
    public async Task LayAsync(CancellationToken ct)
    {
        foreach (var organisation in world.Organisations.Where(o => s_organisations.Contains(o.Organisation.Name)))
        {
            for (var place = 0; place < s_receipts.Length; place++)
            {
                var (picture, status) = s_receipts[place];
                var at = world.At(1 + place, place);
                var told = new ReceiptAudience(organisation.Organisation.Id, organisation.Organisation.Name, ActingFor: null, []);
                var receipt = await BringAsync(organisation, picture, told, at, ct);
                world.History.Tell(receipt, organisation.Actor, at);
                Work(receipt, picture, status, organisation, told, at);
                world.Db.Receipts.Add(receipt);
            }
        }
    }

    private async Task<Receipt> BringAsync(DemoOrganisation organisation, DemoPicture picture, ReceiptAudience told, DateTime at, CancellationToken ct)
    {
        await using var content = typeof(DemoReceipts).Assembly.GetManifestResourceStream($"Demo.{picture.Name}.png")!;
        var digest = new FileDigest(content.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)));
        content.Position = 0;
        var announced = new AnnouncedFile(Guid.NewGuid(), $"{picture.Name}.png", digest.Bytes, digest.Sha256);
        var upload = ReceiptUpload.Announce(Guid.NewGuid(), OwnerOf(organisation), [announced], at).Value;
        var file = ReceiptFile.Keep(upload, upload.Files[0], FileKind.Png, pages: 1, at, at);
        await store.KeepAsync(file.Key, content, digest, ct);
        return Receipt.Bring(upload, [file], sameAsId: null, told, at);
    }

    /// <summary>What was read and done since it came.</summary>
    private void Work(Receipt receipt, DemoPicture picture, ReceiptStatus status, DemoOrganisation organisation, ReceiptAudience told, DateTime came)
    {
        if (status == ReceiptStatus.New)
        {
            return;
        }

        var reading = ReceiptReading.For(receipt);
        reading.Read(picture.Text, ReadFact.Write(picture.Read()), came.AddMinutes(1));
        world.Db.ReceiptReadings.Add(reading);
        receipt.Interpret(picture.Facts, told);
        var at = came.AddHours(1);
        switch (status)
        {
            case ReceiptStatus.NeedsAnswer when SharedBy(organisation) is { } shared:
                var consultant = new ReceiptBringer(organisation.Organisation.Id, shared.AskedByUserId, shared.AskedByName, CollaborationSide.Agency);
                receipt.Ask("Vad användes köpet till?", consultant, told with { ActingFor = new SharedThrough(shared.AgencyId, shared.CustomerId, shared.Id) }, at);
                world.History.Tell(receipt, new Actor(shared.AskedByUserId, shared.AskedByName), at);
                return;
            case ReceiptStatus.Ready:
                receipt.MakeReady(OwnerOf(organisation), told);
                break;
            case ReceiptStatus.Archived:
                receipt.Archive(told, at);
                break;
            default:
                break;
        }

        world.History.Tell(receipt, organisation.Actor, at);
    }

    private static ReceiptBringer OwnerOf(DemoOrganisation organisation) => new(
        organisation.Organisation.Id, organisation.Administrator.UserId!.Value, organisation.Administrator.Name, CollaborationSide.Customer);

    /// <summary>The collaboration through which an agency sees the receipts; null when there is none.</summary>
    private Collaboration? SharedBy(DemoOrganisation organisation) =>
        world.Db.Collaborations.Local.FirstOrDefault(c => c.OrganisationId == organisation.Organisation.Id && c.Status == CollaborationStatus.Active);
}
