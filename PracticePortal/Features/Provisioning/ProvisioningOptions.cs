using PracticePortal.Platform.Data;

namespace PracticePortal.Features.Provisioning;

/// <summary>The section "Provisioning": the service at Spiris that creates what an activation needs. Without it the portal creates on its own rows alone.</summary>
internal sealed record ProvisioningOptions(Uri BaseUrl, string ApiKey)
{
    private const string BaseUrlKey = "Provisioning:BaseUrl";
    private const string ApiKeyKey = "Provisioning:ApiKey";
    private const int ApiKeyMinLength = 16;

    /// <summary>Null when no service is named.</summary>
    public static ProvisioningOptions? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var (url, key) = (configuration.ReadText(BaseUrlKey), configuration.ReadText(ApiKeyKey));
        if (url is null)
        {
            return key is null ? null : throw new ConfigurationException($"{BaseUrlKey} must name the service, as {ApiKeyKey} is set.");
        }

        return new ProvisioningOptions(Address(url, environment), Checked(key));
    }

    /// <summary>Without the key, as settings may be logged.</summary>
    public override string ToString() => BaseUrl.ToString();

    private static Uri Address(string url, IHostEnvironment environment)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address is not { Query: "", Fragment: "", UserInfo: "" })
        {
            throw new ConfigurationException($"{BaseUrlKey} must be the service's address, such as https://provisioning.spiris.example/.");
        }

        return address.Scheme == Uri.UriSchemeHttps || environment.IsDevelopment()
            ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/")
            : throw new ConfigurationException($"{BaseUrlKey} must begin with https:// outside Development, as a key and people's names are sent there.");
    }

    private static string Checked(string? key) => key is { Length: >= ApiKeyMinLength } && key.All(sign => sign is > ' ' and <= '~')
        ? key
        : throw new ConfigurationException($"{ApiKeyKey} must be the service's key: at least {ApiKeyMinLength} signs, without spaces.");
}
