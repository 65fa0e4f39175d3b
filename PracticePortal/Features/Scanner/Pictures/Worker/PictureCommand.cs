using System.CommandLine;
using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures.Worker;

/// <summary>
/// The command <c>picture</c>, which the portal gives to itself (<see cref="PictureProcess"/>): one file comes in on the standard input, one answer
/// goes out. Nobody calls it by hand, so the help does not name it.
/// </summary>
public static class PictureCommand
{
    public static Command Make()
    {
        var kind = new Argument<FileKind>("kind");
        var page = new Argument<int?>("page") { DefaultValueFactory = _ => null };
        var turns = new Argument<int>("turns") { DefaultValueFactory = _ => 0 };
        var command = new Command(PictureQuestion.Command, "Decodes one file for the portal.") { kind, page, turns };
        command.Hidden = true;
        command.SetAction((parsed, ct) => AnswerAsync(new PictureQuestion(parsed.GetValue(kind), parsed.GetValue(page), parsed.GetValue(turns)), ct));
        return command;
    }

    private static async Task<int> AnswerAsync(PictureQuestion question, CancellationToken ct)
    {
        var file = await ReadAsync(ct);
        await using var output = Console.OpenStandardOutput();
        if (question.Page is { } page)
        {
            PictureAnswer.Write(output, await RenderAsync(file, question, page, ct));
        }
        else
        {
            PictureAnswer.Write(output, Inspect(file, question.Kind));
        }

        return 0;
    }

    /// <summary>The whole standard input.</summary>
    internal static async Task<byte[]> ReadAsync(CancellationToken ct)
    {
        await using var input = Console.OpenStandardInput();
        using var file = new MemoryStream();
        await input.CopyToAsync(file, ct);
        return file.ToArray();
    }

    internal static Result<InspectedFile> Inspect(byte[] file, FileKind kind) => kind switch
    {
        FileKind.Pdf => PdfFile.Inspect(file),
        FileKind.Heic or FileKind.Tiff => MagickFile.Inspect(file, kind),
        _ => SkiaFile.Inspect(file, kind),
    };

    private static async Task<Result<RenderedPage>> RenderAsync(byte[] file, PictureQuestion question, int page, CancellationToken ct)
    {
        var inspected = Inspect(file, question.Kind);
        if (!inspected.Succeeded)
        {
            return inspected.Error;
        }

        var decoded = await DecodeAsync(file, question.Kind, page, inspected.Value.Pages, ct);
        if (!decoded.Succeeded)
        {
            return decoded.Error;
        }

        using var pixels = decoded.Value;
        return pixels.Draw(question.Turns);
    }

    /// <param name="file">The file.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="page">From one.</param>
    /// <param name="pages">How many it has.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>A page's pixels, not yet upright; or why there are none.</returns>
    internal static async Task<Result<DecodedPage>> DecodeAsync(byte[] file, FileKind kind, int page, int pages, CancellationToken ct)
    {
        if (page < 1 || page > pages)
        {
            return PictureErrors.NoSuchPage;
        }

        return kind switch
        {
            FileKind.Pdf => await PdfFile.DecodeAsync(file, page, ct),
            FileKind.Heic or FileKind.Tiff => MagickFile.Decode(file, kind, page),
            _ => SkiaFile.Decode(file),
        };
    }
}
