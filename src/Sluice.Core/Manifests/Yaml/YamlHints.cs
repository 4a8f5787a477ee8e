using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>Says what mostly is wrong where a text stops being YAML.</summary>
internal static class YamlHints
{
    public static string For(SourceText source, int offset)
    {
        var line = source.GetLineText(source.GetPosition(Math.Min(offset, source.Content.Length)).Line);
        if (offset < source.Content.Length && source.Content[offset] == '\t')
        {
            return "this is a tab: YAML is indented with blanks, not with tabs";
        }

        if (NeedsQuotes(line))
        {
            return "put the text in quotes: behind `: ` another key would begin, and a quote inside ends the text";
        }

        if (line.Count(static c => c == '"') % 2 == 1 || line.Count(static c => c == '\'') % 2 == 1)
        {
            return "a quote may not be closed";
        }

        if (Opened(source.Content, offset))
        {
            return "a bracket may not be closed, or a comma may be missing";
        }

        return "look at the indentation of this line and the one before, and at a missing `:` or blank after it";
    }

    /// <summary>
    /// The first tab that indents a line of a stretch, by its place; null for none. Between brackets a tab is a blank like any other.
    /// </summary>
    public static int? IndentingTab(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var start = 0; start < text.Length; )
        {
            var length = text[start..].IndexOf('\n') is >= 0 and var end ? end : text.Length - start;
            var line = text.Slice(start, length);
            var blanks = line.Length - line.TrimStart(' ').Length;
            if (blanks < line.Length && line[blanks] == '\t' && !line[blanks..].Trim().IsEmpty && depth <= 0)
            {
                return start + blanks;
            }

            depth += Depth(line);
            start += length + 1;
        }

        return null;
    }

    /// <summary>
    /// Whether a line is a key with a plain text that cannot be one: with a further <c>: </c>, or with more behind a closing quote.
    /// </summary>
    private static bool NeedsQuotes(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var value = colon < 0 ? "" : line[(colon + 2)..].Trim();
        if (value.Length == 0 || value[0] is '{' or '[' or '#' || line.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            return false;
        }

        if (value[0] is not ('"' or '\''))
        {
            return value.Contains(": ", StringComparison.Ordinal) || value.EndsWith(':');
        }

        var end = value.IndexOf(value[0], 1);
        return end > 0 && end < value.Length - 1 && !value[(end + 1)..].TrimStart().StartsWith('#');
    }

    private static bool Opened(string content, int offset) => Depth(content.AsSpan(0, Math.Min(offset, content.Length))) > 0;

    private static int Depth(ReadOnlySpan<char> text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth +=
                c is '{' or '[' ? 1
                : c is '}' or ']' ? -1
                : 0;
        }

        return depth;
    }
}
