namespace PracticePortal.Tests.Support;

/// <summary>What the test command prepares and tells the tests in environment variables. A missing one fails the test: nothing is skipped.</summary>
public static class RequiredSetting
{
    public const string Postgres = "PORTAL_TEST_POSTGRES";
    public const string Chromium = "CHROMIUM";

    public static string Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"The environment variable {name} is not set. Run the tests with `bash .ci/test`, which sets it, or set it as the README tells.");
}
