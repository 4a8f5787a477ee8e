using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting;

/// <summary>
/// The documentation page on lint rules, <c>grammar/lint.md</c>. <c>generate</c> of Sluice.Dev writes it from the doc comments of the
/// rules, and the build takes it in (as <c>LintPageText</c>), so that what a program explains is what the comment says.
/// </summary>
internal static class LintPage
{
    private const string Section = "\n## ";
    private const string Fence = "```";

    private static Dictionary<string, string>? sections;

    /// <summary>The descriptor of a rule, with the explanation and the examples of the page.</summary>
    public static DiagnosticDescriptor Describe(string id, string name, string message)
    {
        var section = (sections ??= Split()).GetValueOrDefault(name, "");
        var (bad, good) = Examples(section);
        return new DiagnosticDescriptor(id, name, DiagnosticSeverity.Warning, message, Explanation(section), bad, good);
    }

    private static Dictionary<string, string> Split()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in LintPageText.Text.ReplaceLineEndings("\n").Split(Section).Skip(1))
        {
            var end = section.IndexOf('\n', StringComparison.Ordinal);
            found[end < 0 ? section : section[..end]] = end < 0 ? "" : section[end..];
        }

        return found;
    }

    /// <summary>The paragraphs between the line with the identifier and the first example.</summary>
    private static string Explanation(string section)
    {
        var paragraphs = section.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Trim('\n')).Skip(1);
        return string.Join(' ', paragraphs.TakeWhile(static p => !p.EndsWith(':')));
    }

    private static (string Bad, string Good) Examples(string section)
    {
        var parts = section.Split(Fence);
        return (Code(parts, 1), Code(parts, 3));

        static string Code(string[] parts, int index) =>
            parts.Length > index ? parts[index][(parts[index].IndexOf('\n', StringComparison.Ordinal) + 1)..] : "";
    }
}
