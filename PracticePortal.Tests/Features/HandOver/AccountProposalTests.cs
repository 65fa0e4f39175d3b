using PracticePortal.Features.HandOver.Accounts;

namespace PracticePortal.Tests.Features.HandOver;

public sealed class AccountProposalTests
{
    private static readonly DateTime s_monday = new(2026, 11, 30, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void WhatWasChosenLast_ForTheSupplier_Wins()
    {
        ChosenAccount[] chosen =
        [
            new("Restaurang Bryggan AB", "5599990008", "7631", s_monday),
            new("Restaurang Bryggan AB", "5599990008", "6072", s_monday.AddDays(-1)),
            new("Järnboden AB", "5560000019", "5410", s_monday.AddDays(1)),
        ];

        Assert.Equal(new("7631", AccountReason.ChosenLast), AccountProposal.For(new("BRYGGAN", "5599990008"), chosen));
    }

    [Fact]
    public void Supplier_WithoutANumber_IsKnownByName()
    {
        ChosenAccount[] chosen = [new("Kafé Kajen", "", "5831", s_monday)];

        Assert.Equal("5831", AccountProposal.For(new(" kafé kajen ", "5599990008"), chosen).Account);
        Assert.Equal(AccountReason.Word, AccountProposal.For(new("Kafé Kajutan"), chosen).Reason);
    }

    [Fact]
    public void SameName_OfAnotherNumber_IsAnotherSupplier()
    {
        ChosenAccount[] chosen = [new("Boden", "5560000019", "5410", s_monday)];

        Assert.Equal(AccountReason.Unknown, AccountProposal.For(new("Boden", "5599990008"), chosen).Reason);
        Assert.Equal(AccountReason.Unknown, AccountProposal.For(new("", ""), [new("", "", "5410", s_monday)]).Reason);
    }

    [Theory]
    [InlineData("Järnboden i Norr AB", "", "5410")]
    [InlineData("Taxi Norr", "", "5810")]
    [InlineData("Järnvägen i Norr", "", "5810")] // though it begins as an ironmonger does
    [InlineData("RESTAURANG BRYGGAN", "", "6072")]
    [InlineData("Bolaget AB", "Skrivarpapper A4", "6110")]
    [InlineData("Bolaget AB", "95-oktan/bensin", "5611")]
    [InlineData("Hotell Norr", "taxi", "5831")] // the name before the goods
    [InlineData("Bolaget AB", "avtal", "6990")]
    public void Word_DecidesForANewSupplier(string supplier, string goods, string account) =>
        Assert.Equal(account, AccountProposal.For(new(supplier, "", goods), []).Account);

    [Fact]
    public void EveryRule_LeadsToAnAccountOfTheChart_ByFoldedWords()
    {
        Assert.All(AccountRule.All, rule => Assert.NotNull(BasAccounts.Find(rule.Account)));
        Assert.All(AccountRule.All.SelectMany(rule => rule.Words), word => Assert.Equal(word.ToLowerInvariant().Normalize(), word));
    }

    [Fact]
    public void Chart_HasEachAccountOnce_AndAllAreUsable()
    {
        Assert.Equal(BasAccounts.All.Count, BasAccounts.All.Select(account => account.Number).Distinct().Count());
        Assert.All(BasAccounts.All, account => Assert.True(BasAccount.IsUsable(account.Number)));
        Assert.All((string[])["9010", "0110", "641", "64100", "6A10", "٦١١٠"], number => Assert.False(BasAccount.IsUsable(number)));
    }
}
