using System.Globalization;
using System.Text;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>How many columns a text takes on a terminal.</summary>
internal static class TextWidth
{
    /// <summary>The columns of a text; East Asian wide characters take two, combining ones none.</summary>
    public static int Of(ReadOnlySpan<char> text) => TextColumns.Of(text);

    /// <summary>The text followed by blanks up to a width.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>The text without characters that could steer a terminal or turn the direction of reading.</summary>
    public static string Clean(string text)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.Contains('\x7F'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                clean.Append(' ');
            }
            else if (category != UnicodeCategory.Format || rune.Value == 0x200D)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
