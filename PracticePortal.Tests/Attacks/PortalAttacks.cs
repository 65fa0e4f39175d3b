using Microsoft.AspNetCore.Http;
using PracticePortal.Features.Account;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Features.Account.MySessions;
using PracticePortal.Features.Account.Passkeys;
using PracticePortal.Features.Administration;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Platform.Data;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Features.Account.Factors;
using PracticePortal.Tests.Features.Account.Passkeys;
using PracticePortal.Tests.Support;
using static PracticePortal.Tests.Attacks.Attempt;

namespace PracticePortal.Tests.Attacks;

/// <summary>The portal's administration, and people's own accounts.</summary>
internal static class PortalAttacks
{
    private static readonly Who[] s_portal = [Who.PortalAdministrator];

    /// <summary>Whoever has an account; the first has no second factor yet.</summary>
    private static readonly Who[] s_owners = [Who.OrganisationMember, .. Everyone.SignedIn.Except([Who.OrganisationMember])];

    public static IReadOnlyList<Attack> Administration { get; } =
    [
        Attack.On<CreateAgency, Guid>(s_portal, (use, _) => use.ExecuteAsync(
            new() { Name = "Ny AB", OrganisationNumber = Given.OrganisationNumber(), Administrator = SomebodyNew() }, Ct)),
        Attack.On<InviteAgencyAdministrator>(s_portal, (use, a) => use.ExecuteAsync(a.Id(a.World.Unmanaged), SomebodyNew(), Ct)),
        Attack.On<ConfirmOrganisation>(s_portal, (use, a) => use.ExecuteAsync(a.Id(a.World.Doubtful), Ct)),
        Attack.On<CloseOrganisation>(s_portal, (use, a) => use.ExecuteAsync(a.Id(a.World.Doubtful), Ct)),
        Attack.On<PublishTerms, TermsDraft>(s_portal, (use, _) => use.ExecuteAsync(new() { Number = 2, English = "New words", Swedish = "Nya ord" }, Ct)),
        Attack.On<ConfirmInstallation>(s_portal, (use, _) => use.ExecuteAsync(Ct)),
        Attack.On<RunAgain>(s_portal, (use, a) => use.ExecuteAsync(a.Id(a.World.Message.Id), Ct)),
    ];

    public static IReadOnlyList<Attack> Account { get; } =
    [
        Attack.On<ChangeMyDetails>(Everyone.SignedIn, (use, _) => use.ExecuteAsync(new() { Name = "Another, Name", Language = "en" }, Ct)),
        Attack.On<ChangePassword>(s_owners, (use, a) => InRequestAsync(a, () => use.ExecuteAsync(
            new() { OldPassword = UseCaseWorld.Password, Password = PortalApp.Password }, Ct))),
        Attack.On<LogOutEverywhere>(Everyone.SignedIn, (use, a) => InRequestAsync(a, () => use.ExecuteAsync(Ct))),
        Attack.On<AddAuthenticator, string[]>(s_owners, (use, a) => InRequestAsync(a, () => use.ExecuteAsync(NewAuthenticator(a), Ct))),
        Attack.On<RemoveAuthenticator>(s_owners, (use, a) => InRequestAsync(a, async () => await use.ExecuteAsync(
            new() { OldPassword = UseCaseWorld.Password, Code = await RecoveryCodeAsync(a) }, Ct))),
        Attack.On<MakeRecoveryCodes, string[]>(s_owners, (use, a) => InRequestAsync(a, async () => await use.ExecuteAsync(
            new() { OldPassword = UseCaseWorld.Password, Code = await RecoveryCodeAsync(a) }, Ct))),
        Attack.On<OfferPasskey, string>(s_owners, (use, a) => InRequestAsync(a, () => use.ExecuteAsync(
            new() { Name = "Laptop", OldPassword = UseCaseWorld.Password }, Ct))),
        Attack.On<AddPasskey>(s_owners, async (use, a) =>
        {
            var (answer, cookie) = await AnswerOfDeviceAsync(a);
            return await InRequestAsync(a, () => use.ExecuteAsync(new() { Name = "Laptop", Credential = answer }, Ct), cookie);
        }),
        Attack.On<RenamePasskey>([Who.OrganisationMember], (use, a) => use.ExecuteAsync(new() { PasskeyId = a.Id(a.World.Passkey.Id), Name = "Another" }, Ct)),
        Attack.On<RemovePasskey>([Who.OrganisationMember], (use, a) => InRequestAsync(a, () => use.ExecuteAsync(
            new() { PasskeyId = a.Id(a.World.Passkey.Id), OldPassword = UseCaseWorld.Password }, Ct))),
        Attack.On<EndSession>([Who.Consultant], (use, a) => use.ExecuteAsync(a.Id(a.World.Session.Id), Ct)),
        Attack.On<EndOtherSessions>(Everyone.SignedIn, (use, _) => use.ExecuteAsync(Ct)),
        Attack.On<SwitchHat, Hat>(
            [.. Everyone.Members, Who.OwingMember], (use, a) => InRequestAsync(a, () => use.ExecuteAsync(Hat.Agency(a.Id(a.World.Agency)).ToString(), Ct)), "to the agency's"),
        Attack.On<SwitchHat, Hat>(
            [Who.OrganisationAdministrator, Who.OrganisationMember],
            (use, a) => InRequestAsync(a, () => use.ExecuteAsync(Hat.Organisation(a.Id(a.World.Organisation)).ToString(), Ct)),
            "to the organisation's"),
        Attack.On<SwitchHat, Hat>([.. s_portal, Who.PortalAdministratorElsewhere, Who.OwingPortalAdministrator], (use, a) => InRequestAsync(a, () => use.ExecuteAsync(Hat.Portal.ToString(), Ct)), "to the portal's"),
        Attack.On<ResetPassword>(
            [Who.Anonymous],
            (use, a) => use.ExecuteAsync(
                new LinkTarget(a.Id(a.IsRightful ? a.World.Reset : a.World.OldReset), 1), new() { Password = PortalApp.Password }, Ct)).ByLink(),
    ];

    /// <summary>Acts that anybody may try, with what holds them.</summary>
    public static IReadOnlyDictionary<Type, string> OpenToAll { get; } = new Dictionary<Type, string>
    {
        [typeof(LogIn)] = "the door itself: LogInTests",
        [typeof(LogInWithPasskey)] = "another door: LogInWithPasskeyTests",
        [typeof(LogInWithCode)] = "the door's second question: LogInCodeTests",
        [typeof(AskSignUp)] = "answers alike for every address and number: AskSignUpTests",
        [typeof(AskPasswordReset)] = "answers alike for every address: PasswordResetTests",
    };

    private static AddAuthenticator.Input NewAuthenticator(Attempt attempt)
    {
        var offer = attempt.Use<AuthenticatorOffers>().Make(attempt.World.UserOf(s_owners[0]).Id);
        return new() { OldPassword = UseCaseWorld.Password, Offer = offer.Sealed, Code = GivenAuthenticator.Code(offer.Key, attempt.Portal.Now) };
    }

    /// <summary>Whoever may has a second factor; what others type does not matter.</summary>
    private static async Task<string> RecoveryCodeAsync(Attempt attempt) => attempt.IsRightful
        ? (await attempt.Use<AddAuthenticator>().ExecuteAsync(NewAuthenticator(attempt), Ct)).Value[0]
        : "AAAAA-AAAAA";

    private static AdministratorInput SomebodyNew() => new() { Name = "Administrator, Ny", Email = "first@ny.example" };

    /// <summary>Acts that write cookies need a request to write them to.</summary>
    private static async Task<T> InRequestAsync<T>(Attempt attempt, Func<Task<T>> act, string cookie = "")
    {
        Begin(attempt).Request.Headers.Cookie = cookie;
        return await act();
    }

    private static DefaultHttpContext Begin(Attempt attempt)
    {
        var context = new DefaultHttpContext { RequestServices = attempt.Portal.NewScope() };
        attempt.Use<IHttpContextAccessor>().HttpContext = context;
        return context;
    }

    /// <summary>What a device answers to whoever may be asked, and the cookie of its challenge; nothing for others.</summary>
    private static async Task<(string Answer, string Cookie)> AnswerOfDeviceAsync(Attempt attempt)
    {
        if (!attempt.IsRightful)
        {
            return ("", "");
        }

        var address = attempt.Use<PortalOptions>().PublicUrl;
        using var device = new TestDevice { Origin = address.GetLeftPart(UriPartial.Authority), Domain = address.Host };
        var request = Begin(attempt);
        var options = await attempt.Use<OfferPasskey>().ExecuteAsync(new() { Name = "Laptop", OldPassword = UseCaseWorld.Password }, Ct);
        return (device.Make(options.Value), request.Response.Headers.SetCookie.Single()!.Split(';')[0]);
    }
}
