using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Account.Passkeys;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Account.Pages;

/// <summary>Another name for a passkey, or its end. Somebody else's is not there.</summary>
public sealed partial class PasskeyPage(
    PasskeyQueries queries, AccountQueries accounts, RenamePasskey rename, RemovePasskey remove, NavigationManager navigation) : ComponentBase
{
    private MyPasskey? _passkey;
    private AccountRow? _account;
    private Error? _renameError;
    private Error? _removeError;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "passkey")]
    public Guid PasskeyId { get; set; }

    [SupplyParameterFromForm(FormName = "rename")]
    public RenamePasskey.Input Rename { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "remove")]
    public RemovePasskey.Input Remove { get; set; } = default!;

    public static string Address(Guid passkeyId) => $"/account/passkeys?passkey={passkeyId}";

    protected override async Task OnInitializedAsync()
    {
        (Rename, Remove) = (Rename ?? new(), Remove ?? new());
        _account = await accounts.AccountAsync(Http.RequestAborted);
        _passkey = (await queries.MineAsync(Http.RequestAborted)).FirstOrDefault(passkey => passkey.Id == PasskeyId);
    }

    private async Task RenameAsync()
    {
        var renamed = await rename.ExecuteAsync(Rename, CancellationToken.None);
        _renameError = renamed.Error;
        if (renamed.Succeeded)
        {
            navigation.NavigateTo("/account?done=details");
        }
    }

    private async Task RemoveAsync()
    {
        var removed = await remove.ExecuteAsync(Remove, CancellationToken.None);
        _removeError = removed.Error;
        if (removed.Succeeded)
        {
            navigation.NavigateTo("/account?done=passkey-removed");
        }
    }
}
