using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using PracticePortal.Tests.EndToEnd;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>
/// Every page and every endpoint that is registered × everybody who may not × every method: what belongs to somebody else answers exactly as
/// what does not exist, and no row of any table changes. A page or an endpoint that nobody has said a rule for fails here by its name.
/// </summary>
public sealed class DoorTests(WebWorld world) : IClassFixture<WebWorld>
{
    /// <summary>In an address: a number, and no row's id.</summary>
    private const string PageNumber = "page";

    private static readonly string[] s_methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

    /// <summary>Who may open a page, by its policy; for everybody else it does not exist.</summary>
    private static readonly IReadOnlyDictionary<string, Who[]> s_policies = new Dictionary<string, Who[]>(StringComparer.Ordinal)
    {
        ["AgencyMember"] = Everyone.Members,
        ["AgencyAdministrator"] = [Who.AgencyAdministrator],
        ["OrganisationUser"] = [Who.OrganisationAdministrator, Who.OrganisationMember],
        ["PortalAdministrator"] = [Who.PortalAdministrator],
    };

    private static readonly Who[] s_bothSides = [.. Everyone.Members, Who.OrganisationAdministrator, Who.OrganisationMember];

    /// <summary>Endpoints that are no pages and no files: with a row's id in the address, who may; without one, what holds them.</summary>
    private static readonly IReadOnlyDictionary<string, Who[]> s_withId = new Dictionary<string, Who[]>(StringComparer.Ordinal)
    {
        ["/my/evidence/{approvalId:guid}"] = s_policies["OrganisationUser"],
        ["/evidence/{approvalId:guid}"] = Everyone.Members,
        ["/receipts/{receiptId:guid}/files/{fileId:guid}"] = s_bothSides,
        ["/receipts/{receiptId:guid}/files/{fileId:guid}/pages/{page:int}/picture"] = s_bothSides,
        ["/receipts/{receiptId:guid}/thumbnail"] = s_bothSides,
        ["/receipts/{receiptId:guid}/upload"] = s_bothSides,
    };

    private static readonly IReadOnlyDictionary<string, string> s_others = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = "sends everybody to their own start",
        ["/logout"] = "ends the own session: FormTests",
        ["/language"] = "a cookie of the own browser: FormTests",
        ["/login/passkey"] = "gives everybody a challenge that says nothing of a sign-in: LogInWithPasskeyTests",
        ["/account/switch"] = "SwitchHat: UseCaseTests",
        ["/receipts"] = "BeginReceipt: UseCaseTests",
        ["/handover/{batchId:guid}"] = "DownloadBatch: UseCaseTests; takes a form only: FormTests, ArchiveDownloadTests",
        ["/my/scanner/export"] = "ExportReceipts: UseCaseTests; of one's own organisation only, takes a form only: FormTests, ArchiveDownloadTests",
        ["/receipts/sender"] = "tells each their own name only: ReceiptEndpointTests",
        ["/i/c/{token}"] = "LinkAttackTests",
        ["/i/m/{token}"] = "LinkAttackTests",
        ["/i/o/{token}"] = "LinkAttackTests",
        ["/i/p/{token}"] = "LinkAttackTests",
        ["/i/s/{token}"] = "LinkAttackTests",
        ["/dev/mail"] = "in Development only: DevMailTests",
        ["/dev/mail/{name}"] = "in Development only: DevMailTests",
        ["/admin/jobs/{**path}"] = "JobsDashboardTests, and Dashboard_IsThereForPortalAdministratorsOnly here",
        ["/health/live"] = "names nobody: HealthTests",
        ["/health/ready"] = "names nobody: HealthTests",
        ["/_blazor"] = "CircuitTests",
        ["/_blazor/negotiate"] = "CircuitTests",
        ["/_blazor/initializers"] = "the names of script files",
        ["/_blazor/disconnect"] = "ends the circuit whose secret the caller has",
        ["/{**path:file}"] = "a file that is not there",
        ["/_framework/opaque-redirect"] = "only to addresses that this portal protected itself",
    };

    public static TheoryData<string> PagesWithIds => [.. PageList.All.Where(p => PageList.IdsIn(p).Any()).Select(p => p.Template).Concat(s_withId.Keys)];

    public static TheoryData<string> PagesWithout => [.. PageList.All.Where(p => !p.IsOpen && !PageList.IdsIn(p).Any()).Select(p => p.Template)];

    [Fact]
    public async Task EveryEndpoint_HasARule()
    {
        var endpoints = await world.App.UseAsync<EndpointDataSource, IReadOnlyList<RouteEndpoint>>(
            source => Task.FromResult<IReadOnlyList<RouteEndpoint>>([.. source.Endpoints.OfType<RouteEndpoint>()]));

        var silent = endpoints
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => $"/{e.RoutePattern.RawText?.Trim('/')}").Distinct().Where(e => !s_withId.ContainsKey(e) && !s_others.ContainsKey(e));

        Assert.True(endpoints.Count > 60, $"Only {endpoints.Count} endpoints were found.");
        Assert.Empty(silent);
        Assert.Empty(PageList.All.Where(page => !page.HasRule || (page.Policy is { } policy && !s_policies.ContainsKey(policy))).Select(page => page.Template));
    }

    [Theory, MemberData(nameof(PagesWithIds))]
    public async Task SomebodyElses_AnswersAsWhatDoesNotExist(string template)
    {
        var before = await world.PictureAsync();
        List<string> faults = [];
        foreach (var who in Everyone.All.Except(MayOpen(template)))
        {
            foreach (var method in s_methods)
            {
                faults.AddRange(await CompareAsync(who, method, template));
            }
        }

        faults.AddRange(DatabasePicture.Difference(before, await world.PictureAsync()));
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>The address is a real one: whoever may open it finds something else than where nothing is.</summary>
    [Theory, MemberData(nameof(PagesWithIds))]
    public async Task Owner_FindsIt(string template)
    {
        foreach (var who in MayOpen(template))
        {
            var (real, unknown) = (await AskAsync(who, "GET", template, isAimed: true), await AskAsync(who, "GET", template, isAimed: false));

            Assert.Equal((200, true), (real.Status, real.Body != unknown.Body));
        }
    }

    [Theory, MemberData(nameof(PagesWithout))]
    public async Task PageOfOthers_IsNotFound_AndOwnPagesShowNothingOfOthers(string template)
    {
        var before = await world.PictureAsync();
        List<string> faults = [];
        foreach (var who in Everyone.All)
        {
            var page = await world.As(who).OpenAsync(template);
            var isOpen = page.Status == System.Net.HttpStatusCode.OK;
            var text = page.Text;
            if (who == Who.Anonymous ? page.Location?.StartsWith("/login?returnUrl=", StringComparison.Ordinal) != true : !isOpen && !IsNotFound(page))
            {
                faults.Add($"{who}: {page.Status} {page.Location}");
            }

            if (isOpen && Everyone.Outsiders.Contains(who) && text.Contains(World.Mark, StringComparison.OrdinalIgnoreCase) && !IsOwnAccount(template))
            {
                faults.Add($"{who}: {text}");
            }

            if (isOpen && PageList.All.Single(p => p.Template == template).Policy is { } policy && KindOf(who) is { } kind && !kind.Contains(policy))
            {
                faults.Add($"{who} came in");
            }
        }

        faults.AddRange(DatabasePicture.Difference(before, await world.PictureAsync()));
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task Dashboard_IsThereForPortalAdministratorsOnly()
    {
        const string nothing = "/admin/no-such-page";
        foreach (var address in (string[])["/admin/jobs", "/admin/jobs/servers", "/admin/jobs/jobs/processing", "/admin/jobs/stats"])
        {
            foreach (var method in s_methods)
            {
                foreach (var who in Everyone.All.Except([Who.PortalAdministrator]))
                {
                    var real = await world.AskAsync(who, method, address, address, nothing, "/admin/jobs");
                    var unknown = await world.AskAsync(who, method, nothing, address, nothing, "/admin/jobs");

                    Assert.Equal((who, method, ""), (who, method, real.DifferenceTo(unknown)));
                }
            }
        }
    }

    private static bool IsNotFound(Visitor page) => page.Status == System.Net.HttpStatusCode.NotFound;

    private static bool IsOwnAccount(string template) => template.StartsWith("/account", StringComparison.Ordinal);

    /// <summary>What the hat in somebody's cookie lets them into.</summary>
    private static string[]? KindOf(Who who) => who switch
    {
        Who.Consultant or Who.PortalAdministratorElsewhere => ["AgencyMember"],
        Who.AgencyAdministrator or Who.OtherAgency or Who.DeactivatedMember => ["AgencyMember", "AgencyAdministrator"],
        Who.OrganisationAdministrator or Who.OrganisationMember or Who.RemovedOrganisationUser or Who.OtherOrganisation => ["OrganisationUser"],
        Who.PortalAdministrator or Who.FormerPortalAdministrator => ["PortalAdministrator"],
        Who.Anonymous or Who.OwingMember or Who.OwingPortalAdministrator => [],
    };

    private static Who[] MayOpen(string template) => s_withId.TryGetValue(template, out var who)
        ? who
        : s_policies[PageList.All.Single(page => page.Template == template).Policy!];

    private async Task<IEnumerable<string>> CompareAsync(Who who, string method, string template)
    {
        var real = await AskAsync(who, method, template, isAimed: true);
        var unknown = await AskAsync(who, method, template, isAimed: false);
        List<string> faults = [];
        if (real.DifferenceTo(unknown) is { Length: > 0 } difference)
        {
            faults.Add($"{method} by {who}: {difference}");
        }

        if (method is "GET" or "HEAD" ? real.Status is not (302 or 404 or 200) : real.Status is < 400 and not 302)
        {
            faults.Add($"{method} by {who}: {real.Status}");
        }

        return faults;
    }

    private Task<Answer> AskAsync(Who who, string method, string template, bool isAimed)
    {
        var id = isAimed ? IdIn(template) : Guid.CreateVersion7();
        var others = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Id"] = $"{world.World.Free.Id}",
            ["receiptId"] = $"{world.World.Receipt.Id}",
            ["SharingId"] = $"{world.World.Active.Id}",
            [PageNumber] = "1",
        };
        var names = IdsIn(template);
        others[names[^1]] = $"{id}";
        return world.AskAsync(who, method, PageList.Address(new PortalPage(template, null, false, true), others), $"{id}");
    }

    private static List<string> IdsIn(string template) => [.. PageList.IdsIn(new PortalPage(template, null, false, true)).Where(name => name != PageNumber)];

    /// <summary>The last id in the address is the row's own.</summary>
    private Guid IdIn(string template) => IdsIn(template)[^1] switch
    {
        "Id" or "CustomerId" => world.World.Free.Id,
        "TaskId" => world.World.Task.Id,
        "CollaborationId" => world.World.Awaiting.Id,
        "AgencyId" => world.World.Agency.Id,
        "MessageId" => world.World.Message.Id,
        "TermsId" => world.World.Terms[0].Id,
        "SharingId" => world.World.Active.Id,
        "receiptId" or "ReceiptId" or "SharedReceiptId" => world.World.Receipt.Id,
        "batchId" => world.World.Batch.Id,
        "fileId" => world.World.ReceiptPicture.Id,
        "approvalId" => world.World.Approval.Id,
        var name => throw new InvalidOperationException($"Nobody knows which row {name} in {template} names: add it."),
    };
}
