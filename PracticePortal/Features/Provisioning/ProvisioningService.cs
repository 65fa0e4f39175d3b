using System.Net;
using System.Text.Json;
using PracticePortal.Features.Collaborations;
using PracticePortal.Platform.Domain;

namespace PracticePortal.Features.Provisioning;

/// <summary>
/// Speaks to the service at Spiris. Every try of one step carries the same idempotency key, so that a lost answer or a repeated call makes
/// nothing twice. What the service refuses is a result; anything else that is no success is thrown and tried again.
/// </summary>
internal sealed class ProvisioningService(HttpClient http)
{
    public const string KeyHeader = "Idempotency-Key";

    public Task<Result> EnsureOrganisationAsync(ProvisioningOrder order, CancellationToken ct) =>
        EnsureAsync(order, "organisation", new OrganisationWanted(order.OrganisationNumber, order.Name), ct);

    public Task<Result> EnsureSubscriptionAsync(ProvisioningOrder order, CancellationToken ct) =>
        EnsureAsync(order, "subscription", new SubscriptionWanted(order.OrganisationNumber, "spiris-scanner"), ct);

    public Task<Result> EnsureAdministratorAsync(ProvisioningOrder order, CancellationToken ct) => EnsureAsync(
        order, "administrator",
        new AdministratorWanted(order.OrganisationNumber, order.ContactName, order.ContactEmail, order.ContactLanguage), ct);

    /// <summary>The customer approved: what was pending for the request is real.</summary>
    public async Task ConfirmAsync(Guid requestId, CancellationToken ct)
    {
        using var call = Call(HttpMethod.Put, requestId, "/confirmation", $"{requestId:N}-confirmation");
        using var answer = await http.SendAsync(call, ct);
        await DemandAsync(answer, requestId, "confirmation", ct);
    }

    /// <summary>The request is over: what was made for it and is still pending goes, and whatever comes later for it is refused.</summary>
    public async Task TakeBackAsync(Guid requestId, CancellationToken ct)
    {
        using var call = Call(HttpMethod.Delete, requestId, "", $"{requestId:N}-take-back");
        using var answer = await http.SendAsync(call, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw Unexpected("taking back", answer.StatusCode, null);
        }
    }

    private async Task<Result> EnsureAsync<T>(ProvisioningOrder order, string step, T wanted, CancellationToken ct)
    {
        using var call = Call(HttpMethod.Put, order.CollaborationId, $"/{step}", $"{order.CollaborationId:N}-{order.Round}-{step}");
        call.Content = JsonContent.Create(wanted);
        using var answer = await http.SendAsync(call, ct);
        if (await RefusalAsync(answer, step, ct) is { } refusal)
        {
            return refusal;
        }

        await DemandAsync(answer, order.CollaborationId, step, ct);
        return Result.Ok;
    }

    private static HttpRequestMessage Call(HttpMethod method, Guid requestId, string step, string key) =>
        new(method, $"v1/requests/{requestId:D}{step}") { Headers = { { KeyHeader, key } } };

    private static async Task<Error?> RefusalAsync(HttpResponseMessage answer, string step, CancellationToken ct)
    {
        if (answer.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity))
        {
            return null;
        }

        var code = (await ReadAsync<RefusalAnswer>(answer, step, ct)).Code;
        return code switch
        {
            "organisation-exists" => ProvisioningErrors.OrganisationAppeared,
            "other-contact" => ProvisioningErrors.OtherContact,
            "organisation-gone" => ProvisioningErrors.OrganisationGone,
            "not-acceptable" => ProvisioningErrors.NotAcceptable,
            "request-closed" => ProvisioningErrors.RequestClosed,
            _ => throw Unexpected(step, answer.StatusCode, code),
        };
    }

    private static async Task DemandAsync(HttpResponseMessage answer, Guid requestId, string step, CancellationToken ct)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw Unexpected(step, answer.StatusCode, null);
        }

        if (await ReadAsync<StepAnswer>(answer, step, ct) != new StepAnswer(requestId, step))
        {
            throw new ProvisioningServiceException($"The provisioning service's answer to {step} is about something else.");
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, string step, CancellationToken ct)
        where T : class
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(ct) ?? throw new JsonException("It is null.");
        }
        catch (JsonException unreadable)
        {
            throw new ProvisioningServiceException(
                $"The provisioning service's answer to {step} ({(int)answer.StatusCode}) cannot be read.", unreadable);
        }
    }

    /// <summary>A code is told when it looks like one; free text might name somebody.</summary>
    private static ProvisioningServiceException Unexpected(string step, HttpStatusCode status, string? code)
    {
        var told = code is { Length: > 0 and <= 40 } && code.All(sign => char.IsAsciiLetterLower(sign) || sign == '-') ? $" {code}" : "";
        return new ProvisioningServiceException($"The provisioning service answered {step} with {(int)status}{told}.");
    }
}
