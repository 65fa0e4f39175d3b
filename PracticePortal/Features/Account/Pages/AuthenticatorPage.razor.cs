using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>Sets up an authenticator app; where there is one, makes new recovery codes or removes it.</summary>
public sealed partial class AuthenticatorPage(
    FactorQueries queries, AuthenticatorOffers offers, AddAuthenticator add, MakeRecoveryCodes makeCodes, RemoveAuthenticator remove,
    NavigationManager navigation) : ComponentBase
{
    private MyFactors? _factors;
    private AuthenticatorOffer? _offer;
    private IReadOnlyList<string>? _codes;
    private Error? _addError;
    private Error? _codesError;
    private Error? _removeError;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "add")]
    public AddAuthenticator.Input Add { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "codes")]
    public MakeRecoveryCodes.Input Codes { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "remove")]
    public RemoveAuthenticator.Input Remove { get; set; } = default!;

    /// <summary>Where the person was going when a second factor was demanded of them.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Where an app is set up, on the way to an address.</summary>
    public static string Address(string? returnUrl) => $"/account/authenticator?returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}";

    protected override async Task OnInitializedAsync()
    {
        (Add, Codes, Remove) = (Add ?? new(), Codes ?? new(), Remove ?? new());
        _factors = await queries.MineAsync(Http.RequestAborted);
        if (_factors is { HasAuthenticator: false } factors)
        {
            // A form that comes back shows the key that is in the app by now.
            _offer = offers.Read(Add.Offer, factors.UserId) is { } key ? new AuthenticatorOffer(key, Add.Offer!) : offers.Make(factors.UserId);
        }
    }

    private async Task AddAsync()
    {
        var added = await add.ExecuteAsync(Add, CancellationToken.None);
        (_addError, _codes) = (added.Error, added.Succeeded ? added.Value : null);
    }

    private async Task MakeCodesAsync()
    {
        var made = await makeCodes.ExecuteAsync(Codes, CancellationToken.None);
        (_codesError, _codes) = (made.Error, made.Succeeded ? made.Value : null);
    }

    private async Task RemoveAsync()
    {
        var removed = await remove.ExecuteAsync(Remove, CancellationToken.None);
        _removeError = removed.Error;
        if (removed.Succeeded)
        {
            navigation.NavigateTo("/account?done=factor");
        }
    }
}
