using static PracticePortal.Features.Administration.DemoData.DemoState;
using static PracticePortal.Features.Collaborations.CustomerRelation;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>The customers of the two demo agencies. All companies are made up.</summary>
internal static class DemoRegister
{
    /// <summary>The three that people try the three scenarios with.</summary>
    public static readonly IReadOnlyList<DemoCustomer> Scenarios =
    [
        new("Bageri Solrosen AB", "solrosen.example", NotActivated, UsesScanner, 120) { Number = "559999000" },
        new("Nordlund Bygg AB", "nordlundbygg.example", NotActivated, UsesMySpiris, 90) { Number = "556000001" },
        new("Café Kajutan HB", "kajutan.example", NotActivated, NewToSpiris, 30) { Number = "970000001" },
    ];

    public static readonly IReadOnlyList<DemoCustomer> Norr =
    [
        new("Almgrens Rör AB", "almgrensror.example", Active, UsesScanner, 168),
        new("Björkbackens Förskola AB", "bjorkbacken.example", Active, UsesMySpiris, 161),
        new("Cykelverkstan Ekern HB", "ekern.example", Active, NewToSpiris, 154),
        new("Dalens Åkeri AB", "dalensakeri.example", Active, UsesScanner, 140),
        new("Edlunds Elektriska AB", "edlundselektriska.example", Active, UsesMySpiris, 126),
        new("Fiskhandeln Strömmen AB", "strommenfisk.example", Active, NewToSpiris, 119),
        new("Gläntans Trädgård AB", "glantan.example", Active, UsesScanner, 105),
        new("Hamnens Rederi AB", "hamnensrederi.example", Active, UsesScanner, 98) { Number = "559999401" },
        new("Isbergs Kyl & Värme AB", "isbergskyl.example", Active, UsesMySpiris, 84),
        new("Järnboden i Norr AB", "jarnboden.example", Active, UsesScanner, 70),
        new("Klockaregårdens Café AB", "klockaregarden.example", Active, NewToSpiris, 56),
        new("Lindbloms Måleri", "lindblomsmaleri.example", Active, UsesMySpiris, 49) { Number = "640823323" },
        new("Matboden Vågen AB", "matboden.example", Active, UsesScanner, 35),
        new("Nilsbo Fastigheter AB", "nilsbo.example", Active, UsesMySpiris, 28) { Before = Expired },
        new("Optik vid Torget AB", "optikvidtorget.example", Active, UsesScanner, 21) { Before = Declined },
        new("Pappersbruket Konsult AB", "pappersbruket.example", Awaiting, UsesScanner, 1),
        new("Qvarnens Ost & Vilt AB", "qvarnen.example", Awaiting, UsesMySpiris, 2),
        new("Rosengrens Blommor AB", "rosengrens.example", Awaiting, NewToSpiris, 1),
        new("Sågverket Tallen AB", "sagverkettallen.example", Awaiting, UsesScanner, 5),
        new("Tandvården Björken AB", "tandvardenbjorken.example", Awaiting, UsesMySpiris, 8),
        new("Udden Båtvarv HB", "uddenbatvarv.example", Awaiting, NewToSpiris, 10) { Before = Cancelled },
        new("Vallmovägens Frisör AB", "vallmovagen.example", Refused, NewToSpiris, 2),
        new("Wiklunds Plåt AB", "wiklundsplat.example", Failed, NewToSpiris, 1),
        new("Yllefabriken Norr AB", "yllefabriken.example", Failed, UsesMySpiris, 3),
        new("Zetterbergs Golv AB", "zetterbergsgolv.example", Declined, UsesScanner, 44),
        new("Åkerbärets Sylt AB", "akerbaret.example", Declined, UsesMySpiris, 17),
        new("Älvstrandens Hotell AB", "alvstranden.example", Cancelled, UsesScanner, 62),
        new("Öhmans Schakt AB", "ohmansschakt.example", Cancelled, UsesMySpiris, 12),
        new("Backstugans Vandrarhem AB", "backstugan.example", Expired, UsesScanner, 77),
        new("Ceders Snickeri AB", "cederssnickeri.example", Expired, UsesMySpiris, 40),
        new("Dufvans Städ AB", "dufvansstad.example", Expired, UsesScanner, 19),
        new("Envikens Yoga AB", "envikensyoga.example", Ended, UsesScanner, 150),
        new("Forsens Tryckeri AB", "forsenstryckeri.example", Ended, UsesMySpiris, 110),
        new("Granåsens Camping AB", "granasen.example", Ended, UsesScanner, 66),
        new("Himlabackens Skidor AB", "himlabacken.example", NotActivated, UsesScanner, 60),
        new("Idas Idéer AB", "idasideer.example", NotActivated, UsesMySpiris, 52) { Confirmed = false },
        new("Jonssons Däck AB", "jonssonsdack.example", NotActivated, NewToSpiris, 45),
        new("Kvarteret Eken Bostadsrättsförening", "kvartereteken.example", NotActivated, NewToSpiris, 33) { Number = "769600001" },
        new("Lyktans Belysning AB", "lyktan.example", NotActivated, UsesMySpiris, 25) { Confirmed = false, Reported = true },
        new("Måndagskören Ekonomisk förening", "mandagskoren.example", NotActivated, NewToSpiris, 14) { Number = "769600002" },
        new("Näckrosens Spa AB", "nackrosen.example", NotActivated, NewToSpiris, 3),
        new("Olssons Väveri AB", "olssonsvaveri.example", Archived, NewToSpiris, 175),
        new("Persbergs Gjuteri AB", "persbergsgjuteri.example", Archived, UsesMySpiris, 160) { Before = Ended },
    ];

    public static readonly IReadOnlyList<DemoCustomer> Syd =
    [
        new("Hamnens Rederi AB", "hamnensrederi.example", Active, UsesScanner, 75) { Number = "559999401" },
        new("Kullabergs Keramik AB", "kullabergs.example", Active, UsesMySpiris, 50) { Number = "559999402" },
        new("Rapsfältets Olja AB", "rapsfaltet.example", Awaiting, UsesScanner, 4) { Number = "559999403" },
        new("Söderslätts Lantbruk AB", "soderslatt.example", NotActivated, NewToSpiris, 20) { Number = "559999404" },
    ];
}
