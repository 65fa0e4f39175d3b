using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using PracticePortal.Tests.Support;

namespace PracticePortal.Tests.Attacks;

/// <summary>Everything that takes a form, as it is registered: without the token of the page that drew it, or with somebody else's, nothing is done.</summary>
public sealed class FormTests(WebWorld world) : IClassFixture<WebWorld>
{
    private const string TokenName = "__RequestVerificationToken";

    /// <summary>What takes no form though it takes POST.</summary>
    private static readonly string[] s_noForms = ["/_blazor", "/_blazor/negotiate", "/_blazor/disconnect", "/admin/jobs/{**path}"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused_AndChangesNothing()
    {
        var addresses = await AddressesAsync();
        var before = await world.PictureAsync();
        List<string> faults = [];
        foreach (var who in (Who[])[Who.Anonymous, Who.AgencyAdministrator, Who.OrganisationAdministrator, Who.PortalAdministrator])
        {
            var (token, other) = (await TokenAsync(who), await TokenAsync(who == Who.Anonymous ? Who.Consultant : Who.Anonymous));
            foreach (var address in addresses)
            {
                foreach (var wrong in (string?[])[null, "", "made-up", other, token[..^3]])
                {
                    var (status, location) = await PostAsync(who, address, wrong);
                    var isSentToLogIn = who == Who.Anonymous && location.Contains("/login?returnUrl=", StringComparison.Ordinal);
                    if (!isSentToLogIn && status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
                    {
                        faults.Add($"{address} by {who} with {wrong ?? "no token"}: {status} {location}");
                    }
                }
            }
        }

        faults.AddRange(DatabasePicture.Difference(before, await world.PictureAsync()));
        Assert.True(addresses.Count > 40, $"Only {addresses.Count} addresses take forms.");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>The tokens above are refused for what they are: the right one is not.</summary>
    [Fact]
    public async Task Form_WithItsToken_IsTaken() =>
        Assert.Equal((HttpStatusCode.Redirect, "/"), await PostAsync(Who.Consultant, "/language", await TokenAsync(Who.Consultant)));

    /// <summary>Pages take forms, too. Ids in addresses are made up: the token is asked for before anything is looked for.</summary>
    private Task<IReadOnlyList<string>> AddressesAsync() => world.App.UseAsync<EndpointDataSource, IReadOnlyList<string>>(source => Task.FromResult<IReadOnlyList<string>>(
        [.. source.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
                || e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(e => $"/{e.RoutePattern.RawText?.Trim('/')}")
            .Where(address => !s_noForms.Contains(address))
            .Select(address => string.Join('/', address.Split('/').Select(part => part.StartsWith('{') ? $"{Guid.CreateVersion7()}" : part)))
            .Distinct()]));

    private async Task<string> TokenAsync(Who who)
    {
        var page = await world.As(who).OpenAsync(who == Who.Anonymous ? "/login" : "/account");
        return page.Page.QuerySelector($"input[name={TokenName}]")!.GetAttribute("value")!;
    }

    private async Task<(HttpStatusCode Status, string Location)> PostAsync(Who who, string address, string? token)
    {
        using var form = new FormUrlEncodedContent(token is null ? [] : new Dictionary<string, string> { [TokenName] = token });
        using var answer = await world.As(who).Client.PostAsync(new Uri(address, UriKind.Relative), form, Ct);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }
}
