using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Account.MySessions;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Identity.Sessions;
using PracticePortal.Resources;

namespace PracticePortal.Features.Account.Components;

/// <summary>Where I am logged in, and how to end it there.</summary>
public sealed partial class MySessionsPanel(
    MySessionQueries queries, EndSession endSession, EndOtherSessions endOthers, NavigationManager navigation) : ComponentBase
{
    private IReadOnlyList<MySession> _sessions = [];
    private Error? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    /// <summary>Whose button was pressed.</summary>
    [SupplyParameterFromForm(FormName = "session")]
    public Guid? Ended { get; set; }

    protected override async Task OnInitializedAsync() => _sessions = await queries.OpenAsync(Http.RequestAborted);

    private static string Proof(SessionProof proof) => proof switch
    {
        SessionProof.Password => AccountText.ProofPassword,
        SessionProof.Link => AccountText.ProofLink,
        SessionProof.Passkey => AccountText.ProofPasskey,
        SessionProof.Code => AccountText.ProofCode,
        SessionProof.RecoveryCode => AccountText.ProofRecoveryCode,
    };

    private static string Network(MySession session) => session.Network.Length > 0 ? session.Network : AccountText.SessionNetworkUnknown;

    private static string Time(DateTime utc) => PortalTime.Text(utc, CultureInfo.CurrentCulture);

    private async Task EndAsync() => Show(await endSession.ExecuteAsync(Ended ?? Guid.Empty, CancellationToken.None));

    private async Task EndOthersAsync() => Show(await endOthers.ExecuteAsync(CancellationToken.None));

    private void Show(Result done)
    {
        _error = done.Error;
        if (done.Succeeded)
        {
            navigation.NavigateTo("/account?done=sessions");
        }
    }
}
