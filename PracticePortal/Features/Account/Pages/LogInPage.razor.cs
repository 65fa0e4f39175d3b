using Microsoft.AspNetCore.Components;
using PracticePortal.Features.Account.Passkeys;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.Account.Pages;

/// <summary>The door. A plain form: whoever logs in has no circuit yet.</summary>
public sealed partial class LogInPage(
    LogIn logIn, LogInWithPasskey logInWithPasskey, RefusalPace pace, NavigationManager navigation) : ComponentBase
{
    private Error? _error;
    private Error? _passkeyError;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "login")]
    public LogIn.Input Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "passkey")]
    public LogInWithPasskey.Input Passkey { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Set after a password reset, which ends here.</summary>
    [SupplyParameterFromQuery(Name = "changed")]
    public bool PasswordChanged { get; set; }

    protected override void OnInitialized()
    {
        Input ??= new LogIn.Input();
        Passkey ??= new LogInWithPasskey.Input();
        if (Http.User.Identity?.IsAuthenticated == true && HttpMethods.IsGet(Http.Request.Method))
        {
            navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
        }
    }

    private async Task LogInAsync()
    {
        var ct = Http.RequestAborted;
        var done = await pace.KeepAsync(() => logIn.ExecuteAsync(Input, ct), mayBeQuick: answer => answer.Succeeded, ct);
        if (done.Succeeded)
        {
            navigation.NavigateTo(done.Value switch
            {
                LogInStep.In => LocalAddress.OrHome(ReturnUrl),
                LogInStep.CodeNeeded => LogInCodePage.Address(ReturnUrl),
                LogInStep.FactorOwed => FactorOwedPage.Address(ReturnUrl),
            });
            return;
        }

        _error = done.Error;
    }

    private async Task LogInWithPasskeyAsync()
    {
        var ct = Http.RequestAborted;
        var done = await pace.KeepAsync(() => logInWithPasskey.ExecuteAsync(Passkey, ct), mayBeQuick: answer => answer.Succeeded, ct);
        _passkeyError = done.Error;
        if (done.Succeeded)
        {
            navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
        }
    }
}
