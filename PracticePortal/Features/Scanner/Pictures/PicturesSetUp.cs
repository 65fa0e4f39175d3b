namespace PracticePortal.Features.Scanner.Pictures;

public static class PicturesSetUp
{
    /// <summary>
    /// So that drawing pictures leaves half of the machine to the pages. As many files are looked into beside it, which reads headers and draws nothing, and
    /// as many pages are read (<c>InterpretationSetUp</c>): of files made to cost the most, each of the three may ask for 8 GB of addresses on eight processors or more.
    /// </summary>
    private static int AtOnce => Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>Of one person: the pictures of several long lists.</summary>
    private const int MostWaiting = 200;

    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddHostedService<WorkerFolders>()
        .AddSingleton<PictureProcess>()
        .AddSingleton(provider => new ReceiptPictures(provider.GetRequiredService<PictureProcess>(), new FairGate(AtOnce, MostWaiting)))
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<PagePictures>(provider, new FairGate(AtOnce, MostWaiting)));
}
