using System.Globalization;

namespace PracticePortal.Platform.Email;

/// <summary>Writes each letter as an .eml file, whole or not at all, where a developer reads it.</summary>
public sealed class PickupDirectoryEmailSender(PickupDirectory directory, EmailOptions options, TimeProvider time) : IEmailSender
{
    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        using var letter = MimeLetter.Create(message, options, time);
        var moment = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
        var name = $"{moment}-{string.Concat(message.MessageId.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '@' or '.'))}";
        var file = Path.Combine(directory.Folder, name + PickupDirectory.Extension);
        var unfinished = $"{file}.{Guid.CreateVersion7():N}.tmp";

        Directory.CreateDirectory(directory.Folder);
        await letter.WriteToAsync(unfinished, ct);
        File.Move(unfinished, file, overwrite: true);
        return new SendOutcome.Accepted($"Written as {name}{PickupDirectory.Extension}");
    }
}
