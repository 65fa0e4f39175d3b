using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Domain;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>
/// Every use case × everybody who may not. With the owner's real ids each is refused exactly as for ids that nobody has, and no row of any
/// table changes. The list is made from the classes themselves: one without a case fails here by its name.
/// </summary>
public sealed class UseCaseTests(UseCaseWorld world) : IClassFixture<UseCaseWorld>
{
    internal static readonly IReadOnlyList<Attack> Table =
    [
        .. AgencyAttacks.Members, .. AgencyAttacks.Customers, .. AgencyAttacks.Tasks, .. CollaborationAttacks.ByTheAgency, .. CollaborationAttacks.ByTheCustomer,
        .. ReceiptAttacks.All, .. HandOverAttacks.All, .. PortalAttacks.Administration, .. PortalAttacks.Account,
    ];

    private static readonly IReadOnlyList<Type> s_useCases =
    [
        .. typeof(AppDbContext).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsSealed: true, IsAbstract: false }
                && type.Namespace?.StartsWith("PracticePortal.Features.", StringComparison.Ordinal) == true
                && type.GetMethod("ExecuteAsync", BindingFlags.Public | BindingFlags.Instance) is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Attacks => [.. Table.Select(attack => attack.ToString())];

    [Fact]
    public void EveryUseCase_HasACase_AndIsRegistered()
    {
        var known = world.Portal.Get<IServiceProviderIsService>();

        Assert.True(s_useCases.Count > 40, $"Only {s_useCases.Count} use cases were found.");
        Assert.Empty(s_useCases.Except(Table.Select(attack => attack.UseCase)).Except(PortalAttacks.OpenToAll.Keys).Select(type => type.Name));
        Assert.Empty(s_useCases.Where(type => !known.IsService(type)).Select(type => type.Name));
    }

    [Theory, MemberData(nameof(Attacks))]
    public Task Stranger_IsRefusedAsForWhatDoesNotExist_AndChangesNothing(string attack) => RefuseAsync(world, Find(attack));

    [Fact]
    public async Task Stranger_IsRefused_OnPostgreSqlToo()
    {
        await using var postgres = await UseCaseWorld.OnAsync(DatabaseProvider.PostgreSql);
        foreach (var attack in Table)
        {
            await RefuseAsync(postgres, attack);
        }
    }

    /// <summary>The act of each case is a real one: whoever may do it does it, and something changes.</summary>
    [Theory, MemberData(nameof(Attacks))]
    public async Task Rightful_DoesIt(string attack)
    {
        await using var own = await UseCaseWorld.OnAsync(DatabaseProvider.Sqlite);
        var act = Find(attack);
        var before = await own.PictureAsync();
        own.LogIn(act.MayDoIt[0]);

        var refused = await act.DoAsync(own.Attempt(isAimed: true, isRightful: true));

        Assert.True(refused is null, $"{attack} by {act.MayDoIt[0]}: {refused?.Code}");
        Assert.NotEmpty(DatabasePicture.Difference(before, await own.PictureAsync()));
    }

    private static Attack Find(string attack) => Table.Single(one => one.ToString() == attack);

    private static async Task RefuseAsync(UseCaseWorld there, Attack attack)
    {
        List<string> faults = [];
        foreach (var who in attack.Strangers)
        {
            there.LogIn(who);
            var before = await there.PictureAsync();

            var real = await attack.DoAsync(there.Attempt(isAimed: true));
            var unknown = await attack.DoAsync(there.Attempt(isAimed: false));

            if (!attack.IsSilent && (real is null || Text(real) != Text(unknown)))
            {
                faults.Add($"{attack} by {who}: {Text(real)}; for what does not exist: {Text(unknown)}");
            }

            faults.AddRange(DatabasePicture.Difference(before, await there.PictureAsync()).Select(row => $"{attack} by {who}: {row}"));
        }

        Assert.NotEmpty(attack.Strangers);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static string Text(Error? error) => error is null ? "done" : $"{error.Kind} {error.Code} {error.Field} {string.Join(',', error.Details)}";
}
