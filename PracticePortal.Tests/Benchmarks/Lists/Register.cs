using System.Globalization;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>The customers of an agency as they come to be over some years, the same ones in each run.</summary>
/// <param name="answersForThem">The organisation's administrator who is asked; one stands for all.</param>
internal sealed class Register(Agency agency, IReadOnlyList<Member> staff, OrganisationUser answersForThem, DateTime now)
{
    private static readonly string[] s_trades =
    [
        "Bageri", "Snickeri", "Måleri", "Plåtslageri", "Åkeri", "Trädgård", "Konditori", "Elinstallation", "Rörservice", "Fotograf",
        "Tandläkare", "Optiker", "Glasmästeri", "Möbler", "Städservice", "Redovisning", "Arkitekt", "Bokhandel", "Cykelverkstad", "Fiskrökeri",
    ];

    private static readonly string[] s_names =
    [
        "Solrosen", "Nordlund", "Ågren", "Ärlig", "Öman", "Björkman", "Dalgren", "Ekström", "Forsberg", "Granqvist",
        "Hallgren", "Isaksson", "Jonsson", "Källman", "Lindqvist", "Mattsson", "Nyström", "Olofsson", "Palmgren", "Quist",
        "Rosén", "Sandberg", "Torell", "Uhlin", "Viklund", "Wallin", "Ytterberg", "Zander", "Ängsmark", "Österlund",
        "Bergfors", "Cederholm", "Edlund", "Fredin", "Gyllenhammar", "Hedman", "Kronvall", "Ljungdahl", "Morén", "Norling",
    ];

    /// <summary>Twenty customers in a row have these; null was never activated.</summary>
    private static readonly CollaborationStatus?[] s_statuses =
    [
        null, null, null, null, null, null,
        CollaborationStatus.AwaitingApproval, CollaborationStatus.AwaitingApproval, CollaborationStatus.AwaitingApproval,
        CollaborationStatus.Active, CollaborationStatus.Active, CollaborationStatus.Active,
        CollaborationStatus.Active, CollaborationStatus.Active, CollaborationStatus.Active,
        CollaborationStatus.Declined, CollaborationStatus.Expired, CollaborationStatus.Cancelled, CollaborationStatus.Ended,
        CollaborationStatus.ProvisioningFailed,
    ];

    public Customer Customer(int index)
    {
        var customer = Given.Customer(
            agency, NameOf(index), NumberOf(index),
            contactEmail: string.Create(CultureInfo.InvariantCulture, $"owner-{index}@customer.example"),
            responsible: staff[index % staff.Count],
            customerNumber: string.Create(CultureInfo.InvariantCulture, $"{1000 + index}"));
        if (index % s_statuses.Length == 5)
        {
            customer.Archive(open: null, now);
        }

        return customer;
    }

    /// <summary>Null where the customer has none.</summary>
    public CustomerTask? Task(int index, Customer customer) => customer.IsArchived
        ? null
        : Given.Task(
            customer, due: index % 7 == 0 ? null : DateOnly.FromDateTime(now).AddDays(index * 13 % 300), assignee: staff[index % staff.Count]);

    /// <summary>Null where it was never activated.</summary>
    public Collaboration? Collaboration(int index, Customer customer, CustomerTask? task)
    {
        if (task is null || s_statuses[index % s_statuses.Length] is not { } status)
        {
            return null;
        }

        var days = status == CollaborationStatus.AwaitingApproval ? index % 14 : 20 + (index * 7 % 700);
        var collaboration = Given.Collaboration(
            agency, customer, task, staff[index % staff.Count], status, answersForThem, now.AddDays(-days).AddSeconds(-(index % 86_400)));
        if (index % 50 == 10)
        {
            task.Complete(now);
        }

        return collaboration;
    }

    private static string NameOf(int index) => string.Create(
        CultureInfo.InvariantCulture, $"{s_trades[index % s_trades.Length]} {s_names[index / s_trades.Length % s_names.Length]} {index} AB");

    /// <summary>A company's number with its right check digit, eight million of them.</summary>
    private static string NumberOf(int index)
    {
        var nine = string.Create(CultureInfo.InvariantCulture, $"55{20 + (index / 100_000)}{index * 7919L % 100_000:00000}");
        return nine + OrganisationNumber.CheckDigit(nine);
    }
}
