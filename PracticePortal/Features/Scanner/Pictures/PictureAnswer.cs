using PracticePortal.Platform.Domain;
using PracticePortal.Platform.Files;

namespace PracticePortal.Features.Scanner.Pictures;

/// <summary>What the process that decodes says on its standard output: a refusal's code, or nothing and then what was asked for.</summary>
internal static class PictureAnswer
{
    /// <summary>More than any answer has.</summary>
    public const int MostBytes = 24 * 1024 * 1024;

    public static void Write(Stream output, Result<InspectedFile> answer) => Write(output, answer, static (writer, file) =>
    {
        writer.Write((int)file.Kind);
        writer.Write(file.Pages);
        writer.Write(file.Sizes.Count);
        foreach (var size in file.Sizes)
        {
            Write(writer, size);
        }
    });

    public static void Write(Stream output, Result<RenderedPage> answer) => Write(output, answer, static (writer, page) =>
    {
        Write(writer, page.View);
        Write(writer, page.Thumbnail);
    });

    public static InspectedFile ReadInspected(BinaryReader reader)
    {
        var (kind, pages, sizes) = ((FileKind)reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        return new InspectedFile(kind, pages, [.. Enumerable.Range(0, Math.Min(sizes, PictureLimits.MostPages)).Select(_ => ReadSize(reader))]);
    }

    public static RenderedPage ReadRendered(BinaryReader reader) => new(ReadPicture(reader), ReadPicture(reader));

    /// <summary>Fails with an <see cref="EndOfStreamException"/> or a <see cref="FormatException"/> where the answer is none.</summary>
    public static Result<T> Read<T>(Stream answer, Func<BinaryReader, T> value)
    {
        using var reader = new BinaryReader(answer);
        var code = reader.ReadString();
        return code.Length == 0 ? value(reader) : PictureErrors.Of(code) ?? PictureErrors.Damaged;
    }

    private static void Write<T>(Stream output, Result<T> answer, Action<BinaryWriter, T> value)
    {
        using var writer = new BinaryWriter(output);
        writer.Write(answer.Error?.Code ?? "");
        if (answer.Succeeded)
        {
            value(writer, answer.Value);
        }
    }

    private static void Write(BinaryWriter writer, RenderedPicture picture)
    {
        Write(writer, picture.Size);
        writer.Write(picture.Jpeg.Length);
        writer.Write(picture.Jpeg);
    }

    private static void Write(BinaryWriter writer, PixelSize size)
    {
        writer.Write(size.Width);
        writer.Write(size.Height);
    }

    private static RenderedPicture ReadPicture(BinaryReader reader)
    {
        var (size, length) = (ReadSize(reader), reader.ReadInt32());
        var jpeg = length is >= 0 and <= MostBytes ? reader.ReadBytes(length) : [];
        return jpeg.Length == length ? new RenderedPicture(size, jpeg) : throw new EndOfStreamException();
    }

    private static PixelSize ReadSize(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32());
}
