using Microsoft.AspNetCore.Components;
using PracticePortal.Features.MySpiris.SigningUp;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Platform.Links;
using PracticePortal.Resources;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>Where a sign-up's link ends. Looking at it changes nothing; the form sets the password, and takes nothing else.</summary>
public sealed partial class SignUpFinishPage(
    LinkCookie cookie, SignUpQueries signUps, CompleteSignUp complete, PortalSignIn signIn, NavigationManager navigation) : ComponentBase
{
    private const string Start = "/my";

    private SignUpView? _signUp;
    private LinkTarget? _link;
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "finish")]
    public string? Password { get; set; }

    /// <summary>The link that the form was drawn for.</summary>
    [SupplyParameterFromForm(FormName = "finish")]
    public string? Link { get; set; }

    private bool CanFinish => _signUp?.State is SignUpState.SetUp or SignUpState.Add;

    protected override async Task OnInitializedAsync()
    {
        LinkPage.KeepPrivate(Http.Response);
        _link = cookie.Read(LinkPurpose.SignUp);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _signUp = await signUps.ReadAsync(_link, Http.RequestAborted);
        if (_signUp is null)
        {
            navigation.NavigateTo(LinkLanding.Unknown);
        }
        else if (_signUp.State == SignUpState.Theirs)
        {
            cookie.Forget(LinkPurpose.SignUp);
            navigation.NavigateTo(Start);
        }
    }

    private async Task FinishAsync()
    {
        if (Link != _link?.Mark)
        {
            _error = LinkErrors.Replaced;
            return;
        }

        var done = await complete.ExecuteAsync(_link, Password, CancellationToken.None);
        if (!done.Succeeded)
        {
            await ReadAsync();
            _error = CanFinish ? done.Error : null; // else the page says what it has come to
            return;
        }

        cookie.Forget(LinkPurpose.SignUp);
        await signIn.EnterByLinkAsync(done.Value);
        navigation.NavigateTo(Start);
    }

    private static string Title(SignUpState state) => state switch
    {
        SignUpState.SetUp => SignUpText.SetUpTitle,
        SignUpState.LogIn or SignUpState.Add or SignUpState.OtherPerson or SignUpState.Theirs => SignUpText.AddTitle,
        SignUpState.Taken => SignUpText.TakenTitle,
        SignUpState.Used or SignUpState.Expired => SignUpText.LinkDead,
    };
}
