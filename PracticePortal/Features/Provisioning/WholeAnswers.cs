namespace PracticePortal.Features.Provisioning;

/// <summary>Takes an answer to its last byte within the try, so that one which breaks off or stands still counts as failed and is asked for again.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    private const int LargestAnswer = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        try
        {
            await answer.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }
}
