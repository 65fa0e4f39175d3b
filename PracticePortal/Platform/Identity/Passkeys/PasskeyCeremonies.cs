using System.Data.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace PracticePortal.Platform.Identity.Passkeys;

/// <summary>
/// Identity's two conversations with a device: making a passkey, and showing it. Each begins with a challenge, which Identity keeps in a
/// protected cookie of this browser; the answer comes back as the browser wrote it, and may be anything.
/// </summary>
public sealed class PasskeyCeremonies(SignInManager<PortalUser> signIn, IHttpContextAccessor http)
{
    /// <summary>An answer is a few thousand signs; what is longer is none.</summary>
    private const int AnswerMaxLength = 32_000;

    private const string Number = "number";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A passkey needs a request.");

    /// <summary>What the browser hands to the device that is to make a passkey for this person.</summary>
    public Task<string> AskToMakeAsync(PortalUser user) => signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
    {
        Id = user.Id.ToString(),
        Name = user.Email ?? "",
        DisplayName = user.Name,
    });

    /// <summary>What the browser hands to whatever device the person has: it says nothing of any sign-in.</summary>
    public Task<string> AskToShowAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    /// <summary>The passkey that a device has made for this person; null for any other answer.</summary>
    public async Task<UserPasskeyInfo?> ReadMadeAsync(string? answer, Guid userId)
    {
        if (!MayBeAnswer(answer))
        {
            return null;
        }

        try
        {
            var read = await signIn.PerformPasskeyAttestationAsync(answer!);
            ThrowIfBroken(read.Failure);
            return read.Succeeded && read.UserEntity.Id == userId.ToString() ? read.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Identity's way to say that this browser was not asked, or was asked for something else
        }
    }

    /// <summary>The passkey that a device has shown, and by which challenge; null for any other answer.</summary>
    public async Task<ShownPasskey?> ReadShownAsync(string? answer)
    {
        if (!MayBeAnswer(answer) || await NumberOfChallengeAsync() is not { } challenge)
        {
            return null;
        }

        try
        {
            var read = await signIn.PerformPasskeyAssertionAsync(answer!);
            ThrowIfBroken(read.Failure);
            return read.Succeeded ? new ShownPasskey(read.User.Id, read.Passkey, challenge) : null;
        }
        catch (InvalidOperationException)
        {
            return null; // as above
        }
    }

    /// <summary>Each challenge gets a number, so that it can be remembered which were answered.</summary>
    internal static Task NumberAsync(CookieSigningInContext context)
    {
        context.Properties.Items[Number] = Guid.CreateVersion7().ToString();
        return Task.CompletedTask;
    }

    private static bool MayBeAnswer(string? answer) => answer is { Length: > 0 and <= AnswerMaxLength };

    /// <summary>Identity takes whatever fails inside for a wrong answer; a database that does not answer is none.</summary>
    private static void ThrowIfBroken(PasskeyException? failure)
    {
        if (failure?.GetBaseException() is DbException)
        {
            throw failure;
        }
    }

    private async Task<Guid?> NumberOfChallengeAsync() =>
        (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Properties?.Items.TryGetValue(Number, out var number) == true
        && Guid.TryParse(number, out var id)
            ? id
            : null;
}

/// <param name="UserId">Whose it is.</param>
/// <param name="Passkey">As it is after this use.</param>
/// <param name="ChallengeId">The challenge that was answered.</param>
public sealed record ShownPasskey(Guid UserId, UserPasskeyInfo Passkey, Guid ChallengeId);
