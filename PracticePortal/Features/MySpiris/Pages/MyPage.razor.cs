using PracticePortal.Platform.Live;

namespace PracticePortal.Features.MySpiris.Pages;

/// <summary>The customer's start page: what awaits an answer, what is shared, what was.</summary>
public sealed partial class MyPage(MyQueries queries) : LiveComponent
{
    private MyRequests? _requests;

    protected override async Task LoadAsync() => _requests = await queries.ListAsync(Leaving);
}
