using PracticePortal.Features.Agencies;
using PracticePortal.Features.Customers;
using PracticePortal.Features.Scanner.Interpretation;
using PracticePortal.Features.Scanner.Pictures;
using PracticePortal.Features.Scanner.Receipts;
using PracticePortal.Features.Scanner.Receipts.Questions;
using PracticePortal.Features.Scanner.Receipts.Work;
using PracticePortal.Features.Tasks;
using PracticePortal.Platform.Outbox;

namespace PracticePortal.Features.Scanner;

/// <summary>Who shares which Scanner, and who can open it.</summary>
public static class ScannerFeature
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddScanner(this IServiceCollection services) => services
        .AddPictures()
        .AddInterpretation()
        .AddReceipts()
        .AddScoped<SharedAccess>().AddScoped<ScannerQueries>()
        .AddScoped<MyScannerQueries>().AddScoped<ScannerTerms>().AddScoped<StartScanner>().AddScoped<ApproveScannerTerms>()
        .AddEventHandler<TaskEdited, TellWhoHasAccess>()
        .AddEventHandler<CustomerEdited, TellWhoHasAccess>()
        .AddEventHandler<CustomerHandedOver, TellWhoHasAccess>()
        .AddEventHandler<MemberJoined, TellWhoHasAccess>()
        .AddEventHandler<MemberRoleChanged, TellWhoHasAccess>()
        .AddEventHandler<MemberDeactivated, TellWhoHasAccess>();

    private static IServiceCollection AddReceipts(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ReceiptFilesHealth>("receipts", timeout: s_patience);
        return services
            .AddScoped<ScannerDoor>().AddScoped<ReceiptQueries>().AddScoped<ReceiptPageQueries>().AddScoped<UploadQueries>()
            .AddScoped<BeginReceipt>().AddScoped<ReceiveChunk>().AddScoped<CompleteReceipt>()
            .AddScoped<CorrectReceipt>().AddScoped<MakeReady>().AddScoped<ReopenReceipt>().AddScoped<ArchiveReceipt>().AddScoped<RestoreReceipt>()
            .AddScoped<AskCustomer>().AddScoped<AnswerQuestion>().AddScoped<WithdrawQuestion>().AddScoped<RecordOpening>()
            .AddScoped<QuestionLettersJob>().AddSingleton(QuestionLettersJob.Recurring).AddEventHandler<QuestionsWait, SendQuestionsEmail>()
            .AddScoped<UploadAllowance>().AddSingleton<WorkAllowance>().AddScoped<TurnPage>().AddScoped<SplitReceipt>().AddScoped<MergeReceipts>()
            .AddScoped<ReceiptFilesJob>().AddSingleton(ReceiptFilesJob.Uploads).AddSingleton(ReceiptFilesJob.Comparison);
    }
}
