namespace PracticePortal.Platform.Files;

/// <summary>What a file is called wherever it is kept: <c>owner/last two digits/id</c>. No folder grows beyond what tools of an operator read with ease.</summary>
internal static class FilePlace
{
    private const string Compact = "N";

    public static string Of(FileKey key)
    {
        var name = key.FileId.ToString(Compact);
        return $"{Of(key.OwnerId)}/{name[^2..]}/{name}";
    }

    /// <summary>Where everything of an owner is.</summary>
    public static string Of(Guid ownerId) => ownerId.ToString(Compact);

    /// <summary>Null for what is no file's place.</summary>
    public static FileKey? Read(string place) =>
        place.Split('/') is [var owner, _, var name] && Guid.TryParseExact(owner, Compact, out var ownerId) && Guid.TryParseExact(name, Compact, out var fileId)
        && Of(new FileKey(ownerId, fileId)) == place
            ? new FileKey(ownerId, fileId)
            : null;
}
