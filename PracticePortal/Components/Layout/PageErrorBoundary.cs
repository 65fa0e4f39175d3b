using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using PracticePortal.Components.Shared;
using PracticePortal.Resources;

namespace PracticePortal.Components.Layout;

/// <summary>Keeps a fault inside the page: menus live on, the person gets a reference number and can try again.</summary>
public sealed class PageErrorBoundary(NavigationManager navigation, ILogger<PageErrorBoundary> logger) : ErrorBoundaryBase, IDisposable
{
    private string _reference = "";

    public void Dispose() => navigation.LocationChanged -= Forget;

    protected override void OnInitialized() => navigation.LocationChanged += Forget;

    protected override Task OnErrorAsync(Exception exception)
    {
        _reference = Guid.CreateVersion7().ToString("N")[^12..];
        logger.LogError(exception, "A page failed, reference {Reference}", _reference);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<PageHeader>(1);
        builder.AddComponentParameter(2, nameof(PageHeader.Title), CommonText.ErrorTitle);
        builder.CloseComponent();
        builder.OpenComponent<ErrorAlert>(3);
        builder.AddComponentParameter(4, nameof(ErrorAlert.Text), CommonText.ErrorText);
        builder.AddComponentParameter(5, nameof(ErrorAlert.Reference), _reference);
        builder.AddComponentParameter(6, nameof(ErrorAlert.OnRetry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    private void Forget(object? sender, LocationChangedEventArgs arguments) => Recover();
}
