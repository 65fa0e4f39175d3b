using PracticePortal.Platform.Links;

namespace PracticePortal.Tests.Platform.Links;

public sealed class ListCursorTests
{
    private static readonly Guid s_id = Guid.Parse("0198f0a0-0000-7000-8000-0000000000ab");

    [Theory]
    [InlineData("", false)]
    [InlineData("4", true)]
    [InlineData("2026-12-12", false)]
    [InlineData("11-3155378975999999999", true)]
    public void Cursor_ComesBackFromTheAddress(string value, bool isBefore)
    {
        var cursor = new ListCursor(s_id, value, isBefore);
        var written = ListCursor.Write(cursor).ToDictionary(p => p.Name, p => p.Value);

        Assert.Equal(cursor, ListCursor.Read(written[ListCursor.After], written[ListCursor.Before]));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0198f0a0-0000-7000-8000-0000000000ab")]
    [InlineData("5~0198f0a000007000800000000000000")]
    [InlineData("'; DROP~0198f0a00000700080000000000000ab")]
    [InlineData("11-3155378975999999999-0~0198f0a00000700080000000000000ab")]
    [InlineData("0198f0a00000700080000000000000ab\n")]
    public void Nonsense_IsTheFirstPage(string text)
    {
        Assert.Null(ListCursor.Read(text, text));
        Assert.Null(ListCursor.Read(null, null));
    }
}
