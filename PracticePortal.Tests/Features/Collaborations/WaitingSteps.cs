using PracticePortal.Features.Collaborations;
using PracticePortal.Features.MySpiris;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Links;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Features.Collaborations;

/// <summary>What happens to a request while it waits.</summary>
internal static class WaitingSteps
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The recurring sweep comes by, and the letters that follow from it are sent.</summary>
    public static async Task SweepAsync(this ActivationCase the)
    {
        await the.Portal.Get<RemindAndExpireJob>().SweepAsync(Ct);
        await the.Portal.DeliverAsync();
    }

    public static Task<Result> CorrectAsync(this ActivationCase the, Guid id, string email) =>
        the.Portal.Get<CorrectAddress>().ExecuteAsync(id, "Bookkeeper", email, Ct);

    /// <summary>What somebody who is not logged in finds behind a link.</summary>
    public static async Task<(RequestState State, bool WasReplaced)> LookAsync(this ActivationCase the, LinkTarget link)
    {
        the.Portal.LogOut();
        var queries = the.Portal.Get<RequestQueries>();
        the.Portal.LogIn(the.Office.Consultant);
        var view = await queries.ReadAsync(link, Ct);
        return (view!.State, view.End.WasReplaced);
    }
}
