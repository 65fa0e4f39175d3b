using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Account.Pages;

/// <summary>Asks where to send the link to a new password; says the same whether anybody has the address.</summary>
public sealed partial class ForgotPage(AskPasswordReset ask) : ComponentBase
{
    private bool _asked;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "forgot")]
    public AskPasswordReset.Input Input { get; set; } = default!;

    protected override void OnInitialized() => Input ??= new AskPasswordReset.Input();

    private async Task AskAsync()
    {
        var done = await ask.ExecuteAsync(Input, CancellationToken.None);
        (_asked, _error) = (done.Succeeded, done.Error);
    }
}
