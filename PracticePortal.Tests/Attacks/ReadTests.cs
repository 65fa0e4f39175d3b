using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Features.Account;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Features.Administration;
using PracticePortal.Features.Agencies;
using PracticePortal.Features.Collaborations;
using PracticePortal.Features.HandOver;
using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Vouchers;
using PracticePortal.Features.MySpiris;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Features.Organisations;
using PracticePortal.Features.PracticeManagement;
using PracticePortal.Features.Scanner;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Terms;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Tests.Attacks;

/// <summary>
/// Every question that a page can ask × everybody who may know nothing: with the owner's real ids the answer is that for ids that nobody has,
/// and nothing of the owner's stands in it. The list is made from the registered classes: a question that cannot be asked by itself must say why.
/// </summary>
public sealed class ReadTests(UseCaseWorld world) : IClassFixture<UseCaseWorld>
{
    private const string ByLink = "whoever holds the link may know: LandingTests, JoinTests, PasswordResetTests";
    private const string Internal = "asked by use cases and jobs, which have asked for the right before";
    private const string AboutGivenBytes = "asks nothing of the database: whoever calls it holds the file";

    private static readonly JsonSerializerOptions s_json = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    /// <summary>What is not asked here, and why.</summary>
    private static readonly IReadOnlyDictionary<(Type, string), string> s_notAsked = new Dictionary<(Type, string), string>
    {
        [(typeof(RequestQueries), nameof(RequestQueries.ReadAsync))] = ByLink,
        [(typeof(SignUpQueries), nameof(SignUpQueries.ReadAsync))] = "whoever holds the link may know: FinishSignUpTests",
        [(typeof(SignUpCleanup), nameof(SignUpCleanup.SweepAsync))] = "asked by the clock",
        [(typeof(PublishTerms), nameof(PublishTerms.PreviewAsync))] = "refused as the publishing itself: PublishTermsTests",
        [(typeof(MemberInvitationLinks), nameof(MemberInvitationLinks.ReadAsync))] = ByLink,
        [(typeof(ResetPassword), nameof(ResetPassword.AddressAsync))] = ByLink,
        [(typeof(LogInWithCode), nameof(LogInWithCode.IsOpenAsync))] = "whoever showed the password may know: LogInCodeTests",
        [(typeof(FirstAdministrator), nameof(FirstAdministrator.IsOpenAsync))] = ByLink,
        [(typeof(FirstAdministrator), nameof(FirstAdministrator.SetUpAsync))] = ByLink,
        [(typeof(FirstAdministrator), nameof(FirstAdministrator.AnnounceAsync))] = "asked at the start of the portal",
        [(typeof(TermsSeed), nameof(TermsSeed.LayAsync))] = "asked at the start of the portal",
        [(typeof(ActivationQueries), nameof(ActivationQueries.LetterAsync))] = "needs the preview, which the use case before it refused",
        [(typeof(AgencyStaff), nameof(AgencyStaff.IsMemberAsync))] = Internal,
        [(typeof(ReceiptPictures), nameof(ReceiptPictures.InspectAsync))] = AboutGivenBytes,
        [(typeof(ReceiptPictures), nameof(ReceiptPictures.RenderAsync))] = AboutGivenBytes,
        [(typeof(ReceiptReader), nameof(ReceiptReader.ReadAsync))] = AboutGivenBytes,
        [(typeof(OrganisationDirectory), nameof(OrganisationDirectory.LookUpAsync))] = Internal,
        [(typeof(SharedAccess), nameof(SharedAccess.OfAsync))] = Internal,
        [(typeof(ScannerDoor), nameof(ScannerDoor.OpenAsync))] = Internal,
        [(typeof(ScannerDoor), nameof(ScannerDoor.OfReceiptAsync))] = Internal,
        [(typeof(ScannerDoor), nameof(ScannerDoor.OfOrganisationAsync))] = Internal,
        [(typeof(BatchDoor), nameof(BatchDoor.OpenAsync))] = Internal,
        [(typeof(BatchDoor), nameof(BatchDoor.IsOpenAsync))] = Internal,
        [(typeof(ScannerVisit), nameof(ScannerVisit.AudienceAsync))] = Internal,
        [(typeof(RefusalPace), nameof(RefusalPace.KeepAsync))] = "reads nothing",
        [(typeof(CollaborationNotices), nameof(CollaborationNotices.TellAgencyAsync))] = Internal,
        [(typeof(CollaborationNotices), nameof(CollaborationNotices.TellBothSidesAsync))] = Internal,
    };

    /// <summary>Of the person's own account only: here, nobody has more than one place, and everybody wears the hat that their session had.</summary>
    private static readonly string[] s_ownAccount = [nameof(AccountQueries.OtherHatsAsync), nameof(AccountQueries.FactorOwedAsync)];

    public static TheoryData<string> Questions => [.. All().Select(Name)];

    [Fact]
    public void EveryQuestion_CanBeAsked_OrSaysWhyNot()
    {
        var silent = All(includingNotAsked: true)
            .Where(method => !s_notAsked.ContainsKey((method.DeclaringType!, method.Name)) && method.GetParameters().Any(p => !CanFill(p.ParameterType)));

        Assert.Empty(silent.Select(Name));
        Assert.True(All().Count() > 25);
        Assert.DoesNotContain(s_notAsked.Keys, known => known.Item1.GetMethod(known.Item2) is null);
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task Stranger_LearnsNothing(string question)
    {
        var method = All().Single(one => Name(one) == question);
        List<string> faults = [];
        foreach (var who in StrangersTo(method))
        {
            world.LogIn(who);
            var real = await AskAsync(method, isAimed: true);
            var unknown = await AskAsync(method, isAimed: false);
            if (real != unknown)
            {
                faults.Add($"{who}: {real}; for what does not exist: {unknown}");
            }

            if (real.Contains(World.Mark, StringComparison.OrdinalIgnoreCase))
            {
                faults.Add($"{who}: {real}");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>The question is a real one: whoever may ask is told something.</summary>
    [Theory, MemberData(nameof(Questions))]
    public async Task Rightful_Learns(string question)
    {
        var method = All().Single(one => Name(one) == question);
        world.LogIn(Who.Anonymous);
        var nothing = await AskAsync(method, isAimed: true);
        List<string> answers = [];
        foreach (var who in Everyone.All.Except(StrangersTo(method)))
        {
            world.LogIn(who);
            var real = await AskAsync(method, isAimed: true);
            if (real != nothing)
            {
                return;
            }

            answers.Add($"{who}: {real}");
        }

        Assert.True(s_ownAccount.Contains(method.Name), string.Join(Environment.NewLine, answers));
    }

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static Who[] StrangersTo(MethodInfo method) => method.DeclaringType!.Namespace!.EndsWith(".Administration", StringComparison.Ordinal)
        ? [.. Everyone.All.Except([Who.PortalAdministrator])]
        : method.DeclaringType.Namespace.StartsWith("PracticePortal.Features.Account", StringComparison.Ordinal) ? [Who.Anonymous]
        : [.. Everyone.Outsiders, Who.PortalAdministrator];

    private static IEnumerable<MethodInfo> All(bool includingNotAsked = false) => typeof(AppDbContext).Assembly.GetTypes()
        .Where(type => type is { IsPublic: true, IsAbstract: false, IsClass: true }
            && type.Namespace?.StartsWith("PracticePortal.Features.", StringComparison.Ordinal) == true
            && !type.Name.EndsWith("Job", StringComparison.Ordinal)
            && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent))
            && !type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDomainEventHandler<>)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.ReturnType.IsAssignableTo(typeof(Task)) && method.Name != "ExecuteAsync"
            && !method.GetParameters().Any(p => p.ParameterType == typeof(AppDbContext))
            && (includingNotAsked || !s_notAsked.ContainsKey((method.DeclaringType!, method.Name))))
        .OrderBy(Name, StringComparer.Ordinal);

    private static bool CanFill(Type type) => type == typeof(Guid) || type == typeof(Guid?) || type == typeof(string) || type == typeof(int)
        || type.IsEnum || type == typeof(CancellationToken) || type == typeof(CustomerListQuestion) || type == typeof(CollaborationFilter) || type == typeof(ListCursor)
        || type == typeof(ReceiptFilter);

    private async Task<string> AskAsync(MethodInfo method, bool isAimed)
    {
        var ids = new Dictionary<Guid, Guid>();
        var arguments = method.GetParameters().Select(object? (parameter) => parameter.ParameterType switch
        {
            var type when type == typeof(Guid) || type == typeof(Guid?) => isAimed ? IdFor(method, parameter) : Unknown(ids, IdFor(method, parameter)),
            var type when type == typeof(string) => "",
            var type when type == typeof(CancellationToken) => TestContext.Current.CancellationToken,
            var type when type == typeof(CustomerListQuestion) => new CustomerListQuestion(),
            var type when type == typeof(CollaborationFilter) => new CollaborationFilter(CollaborationsShown.All, ""),
            var type when type == typeof(ListCursor) => null,
            var type when type == typeof(int) && parameter.Name == "page" && method.DeclaringType == typeof(ReceiptPageQueries) => 1,
            var type when type == typeof(ReceiptFilter) => new ReceiptFilter(ReceiptsShown.All),
            var type => Activator.CreateInstance(type)!,
        }).ToArray();
        var asked = (Task)method.Invoke(world.Portal.NewScope().GetRequiredService(method.DeclaringType!), arguments)!;
        await asked;
        return ids.Aggregate(Text(asked.GetType().GetProperty("Result")!.GetValue(asked)), (text, id) => text.Replace($"{id.Value}", $"{id.Key}", StringComparison.Ordinal));
    }

    private static Guid Unknown(Dictionary<Guid, Guid> ids, Guid real) => ids[real] = Guid.CreateVersion7();

    private Guid IdFor(MethodInfo method, ParameterInfo parameter) => (method.DeclaringType!.Name, parameter.Name) switch
    {
        (nameof(OutboxQueries), _) => world.World.Message.Id,
        (nameof(PublishedTerms), _) => world.World.Terms[0].Id,
        (nameof(ReceiptQueries) or nameof(ScannerQueries) or nameof(HandOverQueries), "collaborationId") => world.World.Active.Id,
        (nameof(VoucherQueries), "receiptId") => world.World.ToHandOver.Id,
        (_, "receiptId") => world.World.Receipt.Id,
        (_, "fileId") => world.World.ReceiptPicture.Id,
        (_, "customerId") => world.World.Free.Id,
        (_, "taskId") => world.World.Task.Id,
        (_, "collaborationId") => world.World.Awaiting.Id,
        (_, "approvalId") => world.World.Approval.Id,
        (_, "memberId") => world.World.Busy.Id,
        (_, "agencyId") => world.World.Agency.Id,
        _ => throw new InvalidOperationException($"Nobody knows which row {parameter.Name} of {Name(method)} names: add it."),
    };

    /// <summary>A refusal is an answer, too.</summary>
    private static string Text(object? answer) => answer?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Result<>)
        ? Text(type.GetProperty("Error")!.GetValue(answer) ?? type.GetProperty("Value")!.GetValue(answer))
        : JsonSerializer.Serialize(answer, s_json);
}
