using Sluice.Syntax.Text;

namespace Sluice.Core.Manifests.Yaml;

/// <summary>Says what mostly is wrong where a text stops being YAML.</summary>
internal static class YamlHints
{
    public static string For(SourceText source, int offset)
    {
        var line = source.GetLineText(source.GetPosition(Math.Min(offset, source.Content.Length)).Line);
        if (line.Contains('\t', StringComparison.Ordinal))
        {
            return "YAML is indented with blanks, not with tabs";
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

    private static bool Opened(string content, int offset)
    {
        var depth = 0;
        foreach (var c in content.AsSpan(0, Math.Min(offset, content.Length)))
        {
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
        }

        return depth > 0;
    }
}
