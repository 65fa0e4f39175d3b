using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Tests.Platform.Domain;

public sealed class OrganisationNumberTests
{
    [Property(Arbitrary = [typeof(Numbers)])]
    public void Company_IsReadInEveryWrittenForm(Company company) => Assert.All(
        (string[])[company.Digits, Hyphened(company.Digits), $"16{company.Digits}", $"16{Hyphened(company.Digits)}", $"  {Spaced(company.Digits)} "],
        written => Assert.Equal(company.Digits, OrganisationNumber.Parse(written, "Number").Value));

    [Property(Arbitrary = [typeof(Numbers)])]
    public void SoleTrader_IsReadInEveryWrittenForm(SoleTrader trader) => Assert.All(
        (string[])
        [
            trader.Digits, Hyphened(trader.Digits), $"{trader.Digits[..6]}+{trader.Digits[6..]}", $"19{trader.Digits}", $"20{Hyphened(trader.Digits)}",
            $"{trader.Digits[..6]}\u2013{trader.Digits[6..]}",
        ],
        written => Assert.Equal(trader.Digits, OrganisationNumber.Parse(written, "Number").Value));

    [Property(Arbitrary = [typeof(Numbers)])]
    public void AnySingleChangedDigit_IsRefused(Company company, SoleTrader trader)
    {
        foreach (var digits in (string[])[company.Digits, trader.Digits])
        {
            foreach (var (place, digit) in from place in Enumerable.Range(0, 10) from digit in "0123456789" where digits[place] != digit select (place, digit))
            {
                var changed = digits.Remove(place, 1).Insert(place, digit.ToString());
                Assert.Equal("organisation-number-not-valid", OrganisationNumber.Parse(changed, "Number").Error?.Code);
            }
        }
    }

    [Property(Arbitrary = [typeof(Numbers)])]
    public void Display_HidesPersonsAndShowsCompanies(Company company, SoleTrader trader)
    {
        Assert.Equal(Hyphened(company.Digits), OrganisationNumber.Display(company.Digits));
        Assert.Equal($"{trader.Digits[..6]}-****", OrganisationNumber.Display(trader.Digits));
        Assert.False(OrganisationNumber.IsPersonal(company.Digits));
        Assert.True(OrganisationNumber.IsPersonal(trader.Digits));
    }

    [Property]
    public void Whatever_IsTyped_ItGivesTenDigitsOrARefusalForTheField(string? typed)
    {
        var parsed = OrganisationNumber.Parse(typed, "Number");

        Assert.True(parsed.Succeeded ? parsed.Value.Length == 10 && parsed.Value.All(char.IsAsciiDigit) : parsed.Error.Field == "Number");
    }

    [Theory]
    [InlineData("5599990007")]
    [InlineData("559999-000")]
    [InlineData("5599-990008")]
    [InlineData("185599990008")] // a century before a company's number
    [InlineData("166408233234")] // 16 before a person's
    [InlineData("0599990008")]
    [InlineData("６４０８２３３２３４")] // digits of another script
    [InlineData("55999900081")]
    public void WhatIsNoNumber_IsRefused(string typed) => Assert.False(OrganisationNumber.IsValid(typed));

    private static string Hyphened(string digits) => $"{digits[..6]}-{digits[6..]}";

    private static string Spaced(string digits) => $"{digits[..6]} {digits[6..]}";

    public sealed record Company(string Digits);

    public sealed record SoleTrader(string Digits);

    private static class Numbers
    {
        public static Arbitrary<Company> Companies() => (
            from first in Gen.Choose(10, 99)
            from month in Gen.Choose(20, 99) // what would be a month is twenty or more
            from rest in Gen.Choose(0, 99_999)
            select new Company(WithCheckDigit($"{first}{month}{rest:00000}"))).ToArbitrary();

        public static Arbitrary<SoleTrader> SoleTraders() => (
            from year in Gen.Choose(0, 99)
            from month in Gen.Choose(1, 12)
            from day in Gen.Choose(1, 28)
            from coordination in Gen.Elements(0, 60)
            from rest in Gen.Choose(0, 999)
            select new SoleTrader(WithCheckDigit($"{year:00}{month:00}{day + coordination:00}{rest:000}"))).ToArbitrary();

        private static string WithCheckDigit(string nine) => nine + OrganisationNumber.CheckDigit(nine);
    }
}
