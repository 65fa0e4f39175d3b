namespace PracticePortal.Features.HandOver.Accounts;

/// <summary>Beginnings of Swedish words, folded, that tell what a receipt is for, and the account for it.</summary>
public sealed record AccountRule(string Account, params IReadOnlyList<string> Words)
{
    /// <summary>The first rule that fits wins: what is narrow stands before what is wide.</summary>
    public static IReadOnlyList<AccountRule> All { get; } =
    [
        new("5613", "bilverkstad", "bilservice", "däck", "bilprovning"),
        new("5820", "hyrbil", "biluthyrning"),
        new("5611", "bensin", "diesel", "drivmedel", "tankstation", "laddstation"),
        new("5810", "taxi", "tågbiljett", "tågresa", "järnväg", "flyg", "buss", "resecenter"),
        new("5831", "hotel", "vandrarhem"),
        new("6072", "restaurang", "restaurant", "pizzeria", "krog", "lunch", "café", "cafe", "kafé"),
        new("6212", "mobil"),
        new("6211", "telefoni"),
        new("6230", "bredband", "fiber", "internet"),
        new("6540", "webbhotell", "molntjänst", "it-tjänst", "domännamn"),
        new("5420", "programvara", "mjukvara", "licens"),
        new("6250", "porto", "frimärke", "paketfrakt"),
        new("6310", "försäkring"),
        new("6570", "bankavgift", "kortavgift", "bankkostnad"),
        new("6530", "redovisning", "bokföring", "revision"),
        new("6970", "bokhandel", "facklitteratur", "tidning", "tidskrift"),
        new("6980", "medlemsavgift", "föreningsavgift"),
        new("5010", "lokalhyra"),
        new("6110", "kontorsmateriel", "kontorsmaterial", "kontorsvaror", "skrivarpapper", "penn", "toner"),
        new("5410", "järn", "verktyg", "elektronik", "möbel", "möbler"),
        new("5460", "förbrukning", "städmaterial", "rengöring", "byggvaror", "färg"),
    ];
}
