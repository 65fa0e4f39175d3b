namespace PracticePortal.Platform.Email.Blocks;

/// <summary>The colours of a letter in the light (written on each element) and in the dark (in the page's head).</summary>
public sealed record LetterColours
{
    /// <summary>Warm paper, as in My Spiris: to customers.</summary>
    public static LetterColours My { get; } = new()
    {
        Ground = "#FBF7F0",
        Paper = "#FFFFFF",
        Text = "#25211B",
        Muted = "#5C5347",
        Action = "#1B6450",
        Line = "#E3D9CA",
        DarkGround = "#171411",
        DarkPaper = "#221E19",
        DarkText = "#F4EFE8",
        DarkMuted = "#C2B8AA",
        DarkAction = "#82D2B4",
        DarkOnAction = "#07291E",
        DarkLine = "#3D352C",
    };

    /// <summary>Cool grey, as in Practice management: to agency staff.</summary>
    public static LetterColours Agency { get; } = new()
    {
        Ground = "#F4F6F8",
        Paper = "#FFFFFF",
        Text = "#17212B",
        Muted = "#495867",
        Action = "#0B5A74",
        Line = "#D3DBE1",
        DarkGround = "#0F161C",
        DarkPaper = "#172029",
        DarkText = "#E8EEF3",
        DarkMuted = "#A8B7C4",
        DarkAction = "#6CC4E0",
        DarkOnAction = "#05222D",
        DarkLine = "#2D3A46",
    };

    public required string Ground { get; init; }

    public required string Paper { get; init; }

    public required string Text { get; init; }

    public required string Muted { get; init; }

    public required string Action { get; init; }

    public required string Line { get; init; }

    public required string DarkGround { get; init; }

    public required string DarkPaper { get; init; }

    public required string DarkText { get; init; }

    public required string DarkMuted { get; init; }

    public required string DarkAction { get; init; }

    public required string DarkOnAction { get; init; }

    public required string DarkLine { get; init; }

    /// <summary>For mail programs that know a dark scheme; the others keep the light colours.</summary>
    public string Style => $$"""
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        a { text-underline-offset: 2px; }
        @media (prefers-color-scheme: dark) {
          .ground { background: {{DarkGround}} !important; }
          .paper { background: {{DarkPaper}} !important; border-color: {{DarkLine}} !important; }
          .text, .text a { color: {{DarkText}} !important; }
          .muted, .muted a { color: {{DarkMuted}} !important; }
          .line { border-color: {{DarkLine}} !important; }
          .button, .button a { background: {{DarkAction}} !important; color: {{DarkOnAction}} !important; }
        }
        @media (max-width: 480px) {
          .ground { padding: 0 !important; }
          .paper { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; padding: 24px 20px !important; }
          .button, .button a { display: block !important; text-align: center !important; }
        }
        """;
}
