using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Scanner.Interpretation;

public static class InterpretationSetUp
{
    /// <summary>OCR takes a processor for seconds: half of them are left to the pages.</summary>
    private static int AtOnce => Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    public static IServiceCollection AddInterpretation(this IServiceCollection services) => services
        .AddSingleton(provider => new ReceiptReader(provider.GetRequiredService<PictureProcess>(), new FairGate(AtOnce, int.MaxValue))) // ReadingTurns bounds who waits
        .AddSingleton<ReadingTurns>()
        .AddScoped<ReadReceiptAgain>()
        .AddEventHandler<ReceiptReceived, InterpretReceipt>()
        .AddEventHandler<ReceiptReadingAsked, InterpretReceipt>();
}
