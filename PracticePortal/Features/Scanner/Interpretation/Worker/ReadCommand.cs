using System.CommandLine;
using PracticePortal.Features.Scanner.Pictures.Worker;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Interpretation.Worker;

/// <summary>
/// The command <c>read</c>, which the portal gives to itself, as <see cref="PictureCommand"/>: one file comes in on the standard input, the words of one
/// page go out.
/// </summary>
public static class ReadCommand
{
    public static Command Make()
    {
        var kind = new Argument<FileKind>("kind");
        var page = new Argument<int>("page");
        var command = new Command(ReadingQuestion.Command, "Reads one page for the portal.") { kind, page };
        command.Hidden = true;
        command.SetAction(async (parsed, ct) =>
        {
            var file = await PictureCommand.ReadAsync(ct);
            await using var output = Console.OpenStandardOutput();
            ReadingAnswer.Write(output, await ReadAsync(file, parsed.GetValue(kind), parsed.GetValue(page), ct));
            return 0;
        });
        return command;
    }

    private static async Task<Result<PageWords>> ReadAsync(byte[] file, FileKind kind, int page, CancellationToken ct)
    {
        var inspected = PictureCommand.Inspect(file, kind);
        if (!inspected.Succeeded)
        {
            return inspected.Error;
        }

        if (kind == FileKind.Pdf && PdfText.Read(file, page) is { } text)
        {
            return new PageWords(inspected.Value.Pages, text);
        }

        var decoded = await PictureCommand.DecodeAsync(file, kind, page, inspected.Value.Pages, ct);
        if (!decoded.Succeeded)
        {
            return decoded.Error;
        }

        using var pixels = decoded.Value;
        return await PictureText.ReadAsync(pixels.ToGrey(), inspected.Value.Pages, ct);
    }
}
