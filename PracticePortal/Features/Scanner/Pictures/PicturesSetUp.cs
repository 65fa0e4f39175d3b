namespace PracticePortal.Features.Scanner.Pictures;

public static class PicturesSetUp
{
    /// <summary>So that decoding leaves half of the machine to the pages, and at most 8 GB are asked for at once by files made to cost the most.</summary>
    private static int AtOnce => Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddSingleton<PictureProcess>()
        .AddSingleton(provider => new ReceiptPictures(provider.GetRequiredService<PictureProcess>(), AtOnce))
        .AddSingleton<PagePictures>();
}
