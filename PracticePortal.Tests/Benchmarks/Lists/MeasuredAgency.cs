using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Benchmarks.Lists;

/// <summary>An agency whose lists are read, by one of its people.</summary>
internal sealed class MeasuredAgency
{
    /// <param name="portal">Where it has its register.</param>
    /// <param name="member">Who reads.</param>
    /// <param name="customers">How many it has.</param>
    public MeasuredAgency(TestPortal portal, Member member, int customers)
    {
        (Portal, Member, Customers) = (portal, member, customers);
        portal.LogIn(member);
        var services = portal.NewScope();
        CustomerList = services.GetRequiredService<CustomerListQueries>();
        CollaborationList = services.GetRequiredService<CollaborationQueries>();
    }

    public TestPortal Portal { get; }

    public Member Member { get; }

    public int Customers { get; }

    public CustomerListQueries CustomerList { get; }

    public CollaborationQueries CollaborationList { get; }
}
