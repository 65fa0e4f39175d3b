using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PracticePortal.Components.Shared;
using PracticePortal.Features.Customers;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Live;
using PracticePortal.Resources;

namespace PracticePortal.Features.PracticeManagement.Components;

/// <summary>The tab <em>Overview</em>: what is known of the customer, how it stands with Scanner, what is to be done.</summary>
public sealed partial class CustomerOverviewTab(
    CustomerPageQueries queries, ArchiveCustomer archive, RestoreCustomer restore, IDialogService dialogs) : LiveComponent
{
    private CustomerOverview? _customer;
    private Error? _refusal;

    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    protected override async Task LoadAsync() => _customer = await queries.OverviewAsync(CustomerId, Leaving);

    private async Task ArchiveAsync()
    {
        if (await dialogs.ConfirmAsync(new Confirmation(Sentence.Of(CustomersText.ArchiveTitle, _customer!.Name), CustomersText.ArchiveText, CustomersText.Archive)))
        {
            Show(await archive.ExecuteAsync(CustomerId, CancellationToken.None));
        }
    }

    private async Task RestoreAsync() => Show(await restore.ExecuteAsync(CustomerId, CancellationToken.None));

    /// <summary>What was done is shown by the page itself, which reads again after the commit.</summary>
    private void Show(Result result) => _refusal = result.Error;

    private static string When(LatestCollaboration latest) => latest switch
    {
        { ClosedAt: { } closed } => Sentence.Of(CustomersText.OverviewClosed, PortalTime.Text(closed, CultureInfo.CurrentCulture)),
        { Status: Collaborations.CollaborationStatus.AwaitingApproval, AnswerBy: { } until } =>
            Sentence.Of(CustomersText.OverviewAnswerBy, PortalTime.Text(until, CultureInfo.CurrentCulture)),
        _ => Sentence.Of(CustomersText.OverviewSince, PortalTime.Text(latest.ActivatedAt, CultureInfo.CurrentCulture)),
    };

    private static string Shown(string value) => value.Length > 0 ? value : CustomersText.NotSet;
}
