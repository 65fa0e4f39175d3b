using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Account.MySessions;
using PracticePortal.Features.Account.Passkeys;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>First who it is, and then the device: it is asked only for somebody who has shown all that a log-in asks for.</summary>
public sealed partial class PasskeyNewPage(
    AccountQueries queries, OfferPasskey offer, AddPasskey add, ClientConnection connection, NavigationManager navigation) : ComponentBase
{
    private AccountRow? _account;
    private Error? _error;
    private string? _options;
    private bool _isDevicesTurn;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "offer")]
    public OfferPasskey.Input Offer { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "add")]
    public AddPasskey.Input Add { get; set; } = default!;

    /// <summary>Where the person was going when a second factor was demanded of them.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Where a passkey is added, on the way to an address.</summary>
    public static string Address(string? returnUrl) => $"/account/passkeys/new?returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}";

    protected override async Task OnInitializedAsync()
    {
        _isDevicesTurn = Add is not null; // a form is answered only where it stands
        Add ??= new AddPasskey.Input();
        Offer ??= new OfferPasskey.Input { Name = Add.Name ?? DeviceWords.Of(BrowserName.Of(connection.Browser)) };
        _account = await queries.AccountAsync(Http.RequestAborted);
    }

    private async Task OfferAsync()
    {
        var offered = await offer.ExecuteAsync(Offer, CancellationToken.None);
        (_error, _options, _isDevicesTurn) = (offered.Error, offered.Succeeded ? offered.Value : null, offered.Succeeded);
    }

    private async Task AddAsync()
    {
        var added = await add.ExecuteAsync(Add, CancellationToken.None);
        (_error, _isDevicesTurn) = (added.Error, false);
        if (added.Succeeded)
        {
            navigation.NavigateTo(ReturnUrl is null ? "/account?done=passkey" : LocalAddress.OrHome(ReturnUrl));
        }
    }
}
