using System.Text;

namespace Sluice.Cli.Rendering;

/// <summary>Text that Markdown shows as it is: no markup, no HTML, no mention of anybody.</summary>
internal static class MarkdownText
{
    /// <summary>Plain text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in TextWidth.Clean(text))
        {
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '@' => "&#64;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '!' => "\\" + character,
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>Code, also within a table.</summary>
    public static string Code(string text)
    {
        var clean = TextWidth.Clean(text).Replace("|", "\\|", StringComparison.Ordinal);
        var longest = 0;
        var run = 0;
        foreach (var character in clean)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return longest > 0 ? $"{fence} {clean} {fence}" : $"{fence}{clean}{fence}";
    }
}
