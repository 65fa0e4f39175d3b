using SkiaSharp;

namespace PracticePortal.Tests.Features.Scanner.Interpretation.Made;

/// <summary>What phones, thermal printers and bad light do to a receipt's picture: each picture gets some of it.</summary>
internal static class Degraded
{
    public static byte[] Of(MadePicture picture, int seed)
    {
        var dice = new Dice(seed + 200_000);
        using var photo = Photographed(picture.Bitmap, dice);
        var isFaded = dice.Percent(35);
        Light(photo, dice, isFaded ? dice.Between(90, 150) : 0, dice.Percent(50) ? dice.Between(0.2, 0.5) : 0, dice.Percent(60) ? dice.Between(4, 22) : 0);
        return MadePicture.Jpeg(photo, dice.Between(45, 80));
    }

    /// <summary>Turned clockwise around its middle, on white, and no more.</summary>
    public static SKBitmap Leaning(SKBitmap paper, double degrees)
    {
        var lean = (int)(Math.Abs(Math.Sin(degrees * Math.PI / 180)) * Math.Max(paper.Width, paper.Height) / 2);
        var photo = new SKBitmap(paper.Width + (2 * lean), paper.Height + (2 * lean));
        using var canvas = new SKCanvas(photo);
        canvas.Clear(SKColors.White);
        canvas.RotateDegrees((float)degrees, photo.Width / 2f, photo.Height / 2f);
        using var image = SKImage.FromBitmap(paper);
        canvas.DrawImage(image, lean, lean, new SKSamplingOptions(SKFilterMode.Linear));
        return photo;
    }

    /// <summary>Turned clockwise by quarters.</summary>
    public static SKBitmap Lying(SKBitmap paper, int quarters)
    {
        var photo = quarters % 2 == 0 ? new SKBitmap(paper.Width, paper.Height) : new SKBitmap(paper.Height, paper.Width);
        using var canvas = new SKCanvas(photo);
        canvas.Translate(photo.Width / 2f, photo.Height / 2f);
        canvas.RotateDegrees(90 * quarters);
        canvas.DrawBitmap(paper, -paper.Width / 2f, -paper.Height / 2f, SKSamplingOptions.Default);
        return photo;
    }

    /// <summary>Where a point of the paper is on the picture that <see cref="Leaning"/> makes; both in shares of their sides.</summary>
    public static (double X, double Y) Leant(SKBitmap paper, SKBitmap photo, double degrees, double x, double y)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (fromX, fromY) = ((x - 0.5) * paper.Width, (y - 0.5) * paper.Height);
        return ((((fromX * cos) - (fromY * sin)) / photo.Width) + 0.5, (((fromX * sin) + (fromY * cos)) / photo.Height) + 0.5);
    }

    /// <summary>Turned by some degrees, seen from the side a little, out of focus a little, on a table.</summary>
    private static SKBitmap Photographed(SKBitmap paper, Dice dice)
    {
        var (width, height) = (paper.Width, paper.Height);
        var table = dice.Percent(60) ? (int)(width * dice.Between(0.05, 0.15)) : 0;
        var degrees = dice.Percent(70) ? dice.Between(-4.0, 4.0) : 0;
        var lean = (int)(Math.Abs(Math.Sin(degrees * Math.PI / 180)) * Math.Max(width, height) / 2);
        var photo = new SKBitmap(width + (2 * (table + lean)), height + (2 * (table + lean)));
        using var canvas = new SKCanvas(photo);
        canvas.Clear(table > 0 ? new SKColor((byte)dice.Between(60, 130), (byte)dice.Between(50, 110), (byte)dice.Between(40, 100)) : new SKColor(245, 245, 243));
        canvas.Translate(photo.Width / 2f, photo.Height / 2f);
        canvas.RotateDegrees((float)degrees);
        if (dice.Percent(40))
        {
            canvas.Concat(new SKMatrix(1, 0, 0, 0, 1, 0, (float)(dice.Between(-0.04, 0.04) / width), (float)(dice.Between(-0.06, 0.06) / height), 1));
        }

        canvas.Translate(-width / 2f, -height / 2f);
        using var blur = dice.Percent(50) ? SKImageFilter.CreateBlur((float)dice.Between(0.4, 1.3), (float)dice.Between(0.4, 1.3)) : null;
        using var paint = new SKPaint { ImageFilter = blur, IsAntialias = true };
        using var image = SKImage.FromBitmap(paper);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear), paint);
        return photo;
    }

    /// <param name="photo">Changed in place.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="fading">How grey black has become.</param>
    /// <param name="shadow">By which share the light falls from one side to the other.</param>
    /// <param name="noise">The deviation of each pixel's light.</param>
    private static void Light(SKBitmap photo, Dice dice, int fading, double shadow, double noise)
    {
        var pixels = photo.Pixels;
        var isAcross = dice.Percent(50);
        for (var at = 0; at < pixels.Length; at++)
        {
            var (x, y) = (at % photo.Width, at / photo.Width);
            var along = isAcross ? (double)x / photo.Width : (double)y / photo.Height;
            var streak = fading > 0 ? fading * (0.75 + (0.25 * Math.Sin(y / 37.0))) : 0;
            var more = noise > 0 ? noise * dice.Normal() : 0;
            byte Seen(byte value) => (byte)Math.Clamp(((streak + (value * (255 - streak) / 255)) * (1 - (shadow * along))) + more, 0, 255);
            pixels[at] = new SKColor(Seen(pixels[at].Red), Seen(pixels[at].Green), Seen(pixels[at].Blue));
        }

        photo.Pixels = pixels;
    }
}
