using Sluice.Syntax.Text;

namespace Sluice.Cli.Rendering;

/// <summary>How many columns a text takes on a terminal.</summary>
internal static class TextWidth
{
    /// <summary>The columns of a text; East Asian wide characters take two, combining ones none.</summary>
    public static int Of(ReadOnlySpan<char> text) => TextColumns.Of(text);

    /// <summary>The text followed by blanks up to a width.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));
}
