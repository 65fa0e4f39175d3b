using System.Globalization;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Tenancy;

namespace PracticePortal.Features.Administration.DemoData;

/// <summary>Lays one agency's customers with their tasks, organisations and collaborations.</summary>
internal sealed class DemoAgency(DemoWorld world, Agency agency, IReadOnlyList<Member> staff)
{
    private const int FirstNumber = 5_599_995;
    private const int DaysKnownBefore = 20;
    private const int DaysBetween = 45;

    private readonly DemoTasks _tasks = new(world, staff);
    private readonly DemoStory _story = new(world, agency);
    private int _laid;

    /// <summary>Ten digits from nine.</summary>
    public static string Number(string nine) => nine + OrganisationNumber.CheckDigit(nine);

    /// <summary>First everybody's past and then everybody's present: rows are read in the order in which they were made.</summary>
    public void Lay(IReadOnlyList<DemoCustomer> lines)
    {
        foreach (var tellPresent in lines.Select(line => Lay(line, _laid++)).ToList())
        {
            tellPresent();
        }
    }

    /// <returns>What remains to be told of the customer.</returns>
    private Action Lay(DemoCustomer line, int place)
    {
        var number = Number(line.Number ?? string.Create(CultureInfo.InvariantCulture, $"{FirstNumber}{place:00}"));
        var contact = $"Owner, {ShortName(line.Name)}";
        var responsible = staff[place % staff.Count];
        var added = world.At(line.DaysAgo + (line.Before is null ? 0 : DaysBetween) + DaysKnownBefore, place);
        var customer = Customer.Add(agency.Id, Details(line, number, contact, responsible, place), responsible, added).Value;
        world.History.Tell(customer, Actor(responsible), added);
        world.Db.Customers.Add(customer);
        var task = _tasks.Lay(customer, responsible, place, added);

        var organisation = line.Relation == CustomerRelation.NewToSpiris ? null : Register(line, number, contact, place);
        if (line.Before is { } before)
        {
            var past = line with { State = before, DaysAgo = line.DaysAgo + DaysBetween };
            _story.Tell(customer, task, organisation, past, responsible, place);
        }

        return () =>
        {
            _story.Tell(customer, task, organisation, line, responsible, place);
            if (line.State == DemoState.Archived)
            {
                var at = world.At(10, place);
                customer.Archive(open: null, at);
                world.History.Tell(customer, Actor(staff[0]), at);
            }
        };
    }

    private DemoOrganisation Register(DemoCustomer line, string number, string contact, int place)
    {
        var at = world.At(line.DaysAgo + 80, place);
        var organisation = world.Organisation(number, line.Name, line.Domain, contact, at, line.Confirmed);
        if (line.Reported)
        {
            organisation.Organisation.Report(agency.Name, world.At(6, place));
            world.History.Tell(organisation.Organisation, Actor(staff[0]), world.At(6, place));
        }

        if (line.Relation == CustomerRelation.UsesScanner && organisation.Scanner is null)
        {
            organisation.Scanner = Subscription.Start(organisation.Organisation.Id, Service.SpirisScanner, at);
            world.Db.Subscriptions.Add(organisation.Scanner);
        }

        return organisation;
    }

    /// <summary>The contact of an unconfirmed organisation is not among its administrators: that is what makes it doubtful.</summary>
    private static CustomerDetails Details(DemoCustomer line, string number, string contact, Member responsible, int place) => new()
    {
        Name = line.Name,
        OrganisationNumber = number,
        CustomerNumber = string.Create(CultureInfo.InvariantCulture, $"{1001 + place}"),
        ContactName = contact,
        ContactEmail = line.Confirmed ? $"owner@{line.Domain}" : $"office@{line.Domain}",
        ContactLanguage = "sv",
        Street = string.Create(CultureInfo.InvariantCulture, $"Exempelgatan {1 + place}"),
        PostalCode = string.Create(CultureInfo.InvariantCulture, $"{90_320 + place}"),
        City = "Exempelstad",
        Program = place % 3 == 2 ? BookkeepingProgram.VismaAdministration : BookkeepingProgram.BookkeepingAndInvoicing,
        ResponsibleId = responsible.Id,
    };

    private static Actor Actor(Member member) => new(member.UserId, member.Name);

    /// <summary>The name without what kind of company it is.</summary>
    private static string ShortName(string name)
    {
        string[] kinds = [" AB", " HB", " Ekonomisk förening", " Bostadsrättsförening"];
        return kinds.Aggregate(name, (rest, kind) => rest.Replace(kind, "", StringComparison.Ordinal)).Replace("Café ", "", StringComparison.Ordinal)
            .Replace("Bageri ", "", StringComparison.Ordinal);
    }
}
