using Microsoft.AspNetCore.Components;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.HandOver.Components;

/// <summary>From when to when an organisation takes out its receipts: this year and the last one, until somebody says otherwise.</summary>
public sealed partial class ExportForm(TimeProvider clock) : ComponentBase
{
    private DateOnly _from;
    private DateOnly _until;

    protected override void OnInitialized()
    {
        _until = SwedishTime.DayOf(clock.GetUtcNow().UtcDateTime);
        _from = new DateOnly(_until.Year - 1, 1, 1);
    }
}
