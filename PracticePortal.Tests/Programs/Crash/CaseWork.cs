using PracticePortal.Tests.EndToEnd.PageObjects;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Programs.Crash;

/// <summary>The next thing that a member of an agency, or the customer's administrator, does about one customer, by what the rows show.</summary>
internal sealed class CaseWork(CrashRun run, UseCaseClient client, Random random)
{
    private const int MostActivations = 3;

    private readonly CaseReader _reader = new(run.Portal.Database);

    /// <summary>Whether the member is logged in.</summary>
    public bool IsIn { get; set; }

    public async Task StepAsync(CustomerCase customer)
    {
        var now = await _reader.ReadAsync(customer);
        await (now switch
        {
            { CustomerId: null } => AddAsync(customer),
            { Tasks.Count: < 2 } => DoAsync(customer, new(ActKind.AddTask, default), "AddTask", new { now.CustomerId, Details = new { Type = "VatReturn", Period = "Q4 2026", ParticipantIds = Array.Empty<Guid>() } }),
            { CollaborationId: null } => ActivateAsync(customer, now),
            { Status: "AwaitingApproval" } => AskedAsync(customer, now),
            { Status: "Active" } => SharedAsync(customer, now),
            { Status: "ProvisioningFailed" } => DoAsync(customer, new(ActKind.Retry, default), "RetryProvisioning", new { now.CollaborationId }),
            _ => ActivatingAsync(customer, now),
        });
    }

    /// <returns>False when there is nothing to retry.</returns>
    public async Task<bool> RetryIfFailedAsync(CustomerCase customer)
    {
        var failed = await _reader.ReadAsync(customer) is { Status: "ProvisioningFailed" };
        if (failed)
        {
            await StepAsync(customer);
        }

        return failed;
    }

    private Task AddAsync(CustomerCase customer)
    {
        var act = new LoggedAct(ActKind.AddCustomer, default, $"Kund {customer.Number}", customer.NewAddress());
        return DoAsync(customer, act, "AddCustomer", new { Details = Details(customer, act.Name, act.Email) });
    }

    private Task EditAsync(CustomerCase customer, CaseSnapshot now)
    {
        var act = new LoggedAct(ActKind.EditCustomer, default, $"Kund {customer.Number} {random.Next(1000)}", now.Email);
        return DoAsync(customer, act, "EditCustomer", new { now.CustomerId, now.Version, Details = Details(customer, act.Name, act.Email) });
    }

    private async Task ActivateAsync(CustomerCase customer, CaseSnapshot now)
    {
        var (task, expected) = (Pick(now.Tasks), await _reader.RelationAsync(customer));
        if (customer.Activations >= MostActivations && WasAnswered(expected))
        {
            customer.IsFinished = true;
            return;
        }

        customer.Activations++;
        await DoOnceAsync(
            customer, new(ActKind.Activate, default, TaskId: task), "ActivateCollaboration", new { now.CustomerId, TaskId = task, Expected = expected });
    }

    private Task ActivatingAsync(CustomerCase customer, CaseSnapshot now) => random.Next(100) switch
    {
        < 8 when WasAnswered(now.Relation) => CancelAsync(customer, now),
        < 16 => EditAsync(customer, now),
        _ => Task.CompletedTask,
    };

    /// <summary>Mostly it is waited for until the letter is there or was rejected; what comes in between is done, too.</summary>
    private Task AskedAsync(CustomerCase customer, CaseSnapshot now) => (random.Next(100), now.LetterState) switch
    {
        _ when IsWanted(ActKind.Cancel) => CancelAsync(customer, now),
        _ when IsWanted(ActKind.Resend) => ResendAsync(customer, now),
        _ when IsWanted(ActKind.ChangeTask) => ChangeTaskAsync(customer, now),
        _ when now.IsNewToSpiris && IsWanted(ActKind.CorrectAddress) => CorrectAsync(customer, now),
        ( > 12, not ("Accepted" or "Rejected")) => Task.CompletedTask,
        ( < 50, "Rejected") when now.IsNewToSpiris => CorrectAsync(customer, now),
        ( < 80, "Rejected") => ResendAsync(customer, now),
        ( < 6, _) => ResendAsync(customer, now),
        ( < 12, _) => ChangeTaskAsync(customer, now),
        ( < 17, _) => EditAsync(customer, now),
        ( < 22, _) => CancelAsync(customer, now),
        ( < 28, _) when now.IsNewToSpiris => CorrectAsync(customer, now),
        _ => AnswerAsync(customer, now),
    };

    private Task SharedAsync(CustomerCase customer, CaseSnapshot now)
    {
        switch (random.Next(100))
        {
            case < 35:
                return DoOnceAsync(customer, new(ActKind.End, default), "EndCollaboration", new { now.CollaborationId });
            case < 55:
                return EndByCustomerAsync(customer, now);
            case < 70:
                return ChangeTaskAsync(customer, now);
            case < 85:
                return EditAsync(customer, now);
            default:
                customer.IsFinished = true;
                return Task.CompletedTask;
        }
    }

    /// <summary>What nobody has done yet comes a little sooner, so that a short run has something of everything.</summary>
    private bool IsWanted(ActKind kind) => run.Report.Of(CrashRun.Done, kind.ToString()) == 0 && random.Next(4) == 0;

    /// <summary>Few customers are of one of the relations: while none of them has come to an answer, nobody gives up on one.</summary>
    private bool WasAnswered(string relation) => run.Report.Of(CrashRun.Relations, relation) > 0;

    private Task CancelAsync(CustomerCase customer, CaseSnapshot now) =>
        DoOnceAsync(customer, new(ActKind.Cancel, default), "CancelCollaboration", new { now.CollaborationId });

    private Task ResendAsync(CustomerCase customer, CaseSnapshot now) =>
        DoAsync(customer, new(ActKind.Resend, default), "ResendInvitation", new { now.CollaborationId });

    private Task ChangeTaskAsync(CustomerCase customer, CaseSnapshot now)
    {
        var task = Pick(now.Tasks);
        return DoAsync(customer, new(ActKind.ChangeTask, default, TaskId: task), "ChangeCollaborationTask", new { now.CollaborationId, TaskId = task });
    }

    private Task CorrectAsync(CustomerCase customer, CaseSnapshot now)
    {
        var address = customer.NewAddress();
        return DoAsync(
            customer, new(ActKind.CorrectAddress, default, Email: address), "CorrectAddress", new { now.CollaborationId, Name = "Owner, Example", Email = address });
    }

    private async Task AnswerAsync(CustomerCase customer, CaseSnapshot now)
    {
        if (run.Mail.Newest(now.Email, Customer.HasLink) is not { } letter || !await Person(customer, now.Email).EnterAsync(letter))
        {
            return;
        }

        run.Report.Count(CrashRun.Relations, now.Relation);
        var person = Person(customer, now.Email);
        if (!IsWanted(ActKind.Decline) && random.Next(100) < 75)
        {
            await DoOnceAsync(customer, new(ActKind.Approve, default), "ApproveCollaboration", new { now.CollaborationId, run.TermsVersionIds }, person);
        }
        else
        {
            await DoOnceAsync(customer, new(ActKind.Decline, default), "DeclineCollaboration", new { now.CollaborationId, Reason = "NotNow", Words = "" }, person);
        }
    }

    private async Task EndByCustomerAsync(CustomerCase customer, CaseSnapshot now)
    {
        if (run.Mail.Newest(now.Email, Customer.HasLink) is { } letter && await Person(customer, now.Email).EnterAsync(letter))
        {
            await DoOnceAsync(customer, new(ActKind.End, default), "EndCollaboration", new { now.CollaborationId }, Person(customer, now.Email));
        }
    }

    private CustomerPerson Person(CustomerCase customer, string address)
    {
        if (!customer.People.TryGetValue(address, out var person))
        {
            customer.People[address] = person = run.NewPerson(address);
        }

        return person;
    }

    /// <summary>Sometimes two clicks at the same moment: one may win at most.</summary>
    private async Task<bool> DoOnceAsync(
        CustomerCase customer, LoggedAct act, string useCase, object arguments, CustomerPerson? person = null)
    {
        if (random.Next(8) != 0)
        {
            return await DoAsync(customer, act, useCase, arguments, person);
        }

        run.Report.Count(CrashRun.DoubleClicks, act.Kind.ToString());
        var both = await Task.WhenAll(DoAsync(customer, act, useCase, arguments, person), DoAsync(customer, act, useCase, arguments, person));
        return both.Any(done => done);
    }

    private async Task<bool> DoAsync(CustomerCase customer, LoggedAct act, string useCase, object arguments, CustomerPerson? person = null)
    {
        var answer = await (person is null ? client.RunAsync(useCase, arguments, CancellationToken.None) : person.RunAsync(useCase, arguments, CancellationToken.None));
        customer.Note(act with { Known = answer.Known });
        run.Heard(act.Kind, answer);
        if (answer is { Known: Known.Refused, Words: "logged-out" or "not-found" })
        {
            (person is null ? () => IsIn = false : (Action)person.Leave)();
        }

        return answer.Known == Known.Done;
    }

    private Guid Pick(IReadOnlyList<Guid> tasks) => tasks[random.Next(tasks.Count)];

    private static object Details(CustomerCase customer, string name, string email) => new
    {
        Name = name,
        OrganisationNumber = customer.Number,
        ContactName = "Owner, Example",
        ContactEmail = email,
        ContactLanguage = "en",
        Program = "BookkeepingAndInvoicing",
    };
}
