using System.Collections.Frozen;

namespace PracticePortal.Features.HandOver.Accounts;

/// <summary>The accounts that receipts are proposed to, of the chart that the BAS association publishes (bas.se). An agency may use any other.</summary>
public static class BasAccounts
{
    public const string Cash = "1910";
    public const string CompanyAccount = "1930";
    public const string OwnersDeposit = "2018";
    public const string TradeCreditors = "2440";
    public const string InputVat = "2641";
    public const string ShortTermDebts = "2890";
    public const string DebtsToOwners = "2893";
    public const string OreRounding = "3740";
    public const string OtherCosts = "6990";

    public static IReadOnlyList<BasAccount> All { get; } =
    [
        new("1220", "Inventarier och verktyg", "equipment that lasts for years and costs more than half a price base amount"),
        new(Cash, "Kassa", "paid in cash out of the company's till"),
        new(CompanyAccount, "Företagskonto", "paid from the company's bank account"),
        new(OwnersDeposit, "Övriga egna insättningar", "a sole trader paid with private money"),
        new(TradeCreditors, "Leverantörsskulder", "an invoice that is not paid yet"),
        new(InputVat, "Debiterad ingående moms", "VAT to be deducted"),
        new(ShortTermDebts, "Övriga kortfristiga skulder", "an employee paid with private money"),
        new(DebtsToOwners, "Skulder till närstående personer, kortfristig del", "an owner of a limited company paid with private money"),
        new(OreRounding, "Öres- och kronutjämning", "what cash is rounded by"),
        new("4010", "Inköp av varor och material", "goods for resale, material for what is sold"),
        new("5010", "Lokalhyra", "rent of premises"),
        new("5410", "Förbrukningsinventarier", "tools and equipment of small value"),
        new("5420", "Programvaror", "software"),
        new("5460", "Förbrukningsmaterial", "what is used up"),
        new("5611", "Drivmedel för personbilar", "fuel and charging"),
        new("5613", "Reparation och underhåll av personbilar", "repair of cars"),
        new("5810", "Biljetter", "trains, flights, buses, taxis"),
        new("5820", "Hyrbilskostnader", "hired cars"),
        new("5831", "Kost och logi i Sverige", "hotels and meals on journeys"),
        new("6071", "Representation, avdragsgill", "entertainment, deductible"),
        new("6072", "Representation, ej avdragsgill", "entertainment, not deductible from income"),
        new("6110", "Kontorsmateriel", "paper, pens, toner"),
        new("6211", "Fast telefoni", "telephones at a place"),
        new("6212", "Mobiltelefon", "mobile telephones"),
        new("6230", "Datakommunikation", "broadband"),
        new("6250", "Postbefordran", "stamps and parcels"),
        new("6310", "Företagsförsäkringar", "insurance"),
        new("6530", "Redovisningstjänster", "accounting services"),
        new("6540", "IT-tjänster", "hosting, support, cloud services"),
        new("6570", "Bankkostnader", "charges of banks and of card companies"),
        new("6970", "Tidningar, tidskrifter och facklitteratur", "newspapers and books"),
        new("6980", "Föreningsavgifter", "memberships"),
        new(OtherCosts, "Övriga externa kostnader", "what belongs nowhere else"),
        new("7631", "Personalrepresentation, avdragsgill", "parties for the staff, deductible"),
        new("7632", "Personalrepresentation, ej avdragsgill", "parties for the staff, not deductible"),
    ];

    private static readonly FrozenDictionary<string, BasAccount> s_byNumber = All.ToFrozenDictionary(account => account.Number);

    /// <summary>Null for an account that is the agency's own: its name stands in the customer's books only.</summary>
    public static BasAccount? Find(string number) => s_byNumber.GetValueOrDefault(number);
}
