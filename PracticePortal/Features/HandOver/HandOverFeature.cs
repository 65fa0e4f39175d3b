using PracticePortal.Features.HandOver.Batches;
using PracticePortal.Features.HandOver.Export;
using PracticePortal.Features.HandOver.Vouchers;

namespace PracticePortal.Features.HandOver;

/// <summary>From receipts that are ready to the customer's books.</summary>
public static class HandOverFeature
{
    public static IServiceCollection AddHandOver(this IServiceCollection services) => services
        .AddScoped<BatchDoor>().AddScoped<HandOverQueries>().AddScoped<VoucherQueries>()
        .AddScoped<EditVoucher>().AddScoped<HandOverReceipts>().AddScoped<HandOverAgain>().AddScoped<UndoBatch>().AddScoped<MarkTakenIn>()
        .AddScoped<DownloadBatch>().AddSingleton<ArchiveAllowance>()
        .AddScoped<ExportReceipts>().AddScoped<ExportArchive>();
}
