using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>Where a company signs up by itself. It says the same whether the number and the address are known: the letter tells its reader.</summary>
public sealed partial class SignUpPage(AskSignUp ask) : ComponentBase
{
    private string? _asked;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "sign-up")]
    public AskSignUp.Input Input { get; set; } = default!;

    private string ChosenLanguage => Input.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override void OnInitialized()
    {
        Input ??= new AskSignUp.Input();
        LinkPage.KeepPrivate(Http.Response);
    }

    /// <summary>The first field has the focus; after a refusal the one to blame.</summary>
    private bool IsAtFault(string field) => field == (_error?.Field ?? nameof(AskSignUp.Input.OrganisationNumber));

    private async Task AskAsync()
    {
        var done = await ask.ExecuteAsync(Input, CancellationToken.None);
        (_asked, _error) = (done.Succeeded ? Input.Email?.Trim() : null, done.Error);
    }
}
