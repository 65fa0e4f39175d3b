using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Account.Factors;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>The second question at the door, for whoever has a second factor.</summary>
public sealed partial class LogInCodePage(LogInWithCode logIn, NavigationManager navigation) : ComponentBase
{
    private bool _isOpen;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "code")]
    public LogInWithCode.Input Input { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Whoever has the app not at hand shows one of the codes that they kept.</summary>
    [SupplyParameterFromQuery(Name = "recovery")]
    public bool WithRecoveryCode { get; set; }

    /// <summary>Where the code is asked for, on the way to an address.</summary>
    public static string Address(string? returnUrl, bool withRecoveryCode = false) =>
        $"/login/code?returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}{(withRecoveryCode ? "&recovery=true" : "")}";

    protected override async Task OnInitializedAsync()
    {
        Input ??= new LogInWithCode.Input();
        _isOpen = await logIn.IsOpenAsync(Http.RequestAborted);
    }

    private async Task LogInAsync()
    {
        var done = await logIn.ExecuteAsync(Input, Http.RequestAborted);
        if (done.Succeeded)
        {
            navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
            return;
        }

        _error = done.Error;
    }

    private string Address(bool withRecoveryCode) => Address(ReturnUrl, withRecoveryCode);
}
