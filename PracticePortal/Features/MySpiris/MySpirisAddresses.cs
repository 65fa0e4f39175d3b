namespace PracticePortal.Features.MySpiris;

/// <summary>The addresses of the customer's side that are named in more than one place.</summary>
public static class MySpirisAddresses
{
    public const string Request = "/i/request";
    public const string SetUp = "/i/set-up";
    public const string SignUp = "/signup";
    public const string FinishSignUp = "/signup/finish";

    public static string Answer(Guid collaborationId) => $"/my/requests/{collaborationId}";
}
