using System.Text;
using System.Text.RegularExpressions;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Rendering;

/// <summary>The catalogue of diagnostics for people: one, all in a list, all as a documentation page.</summary>
internal static partial class DiagnosticPages
{
    private const int LongestExample = 600;

    private static readonly (string Prefix, string Heading)[] Families =
    [
        ("SLU1", "Reading policies"),
        ("SLU2", "What policies mean"),
        ("SLU3", "Manifests"),
        ("SLU4", "Fact scripts"),
        ("SLU5", "The command line"),
        ("SLU8", "Rows"),
    ];

    /// <summary>Every diagnostic there is, the findings of lint rules among them.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => DiagnosticCatalog.All.Concat(LintRules.All.Select(static r => r.Descriptor));

    /// <summary>One diagnostic in full.</summary>
    public static string Text(DiagnosticDescriptor diagnostic)
    {
        var page = new StringBuilder();
        page.Append(TextWrap.Wrap($"{diagnostic.Id} {diagnostic.Slug} ({Severity(diagnostic)})", 0, 2));
        page.Append(TextWrap.Wrap(Message(diagnostic), 2, 2)).Append('\n');
        page.Append(TextWrap.Wrap(diagnostic.Explanation, 0, 0));
        Example(page, "An example that has it:", diagnostic.BadExample);
        Example(page, "Put right:", diagnostic.GoodExample);
        return page.ToString();
    }

    /// <summary>One line for each.</summary>
    public static string List()
    {
        var page = new StringBuilder();
        foreach (var diagnostic in All.OrderBy(static d => d.Id, StringComparer.Ordinal))
        {
            page.Append(TextWrap.Wrap($"{diagnostic.Id}  {TextWidth.Pad(Severity(diagnostic), 7)}  {Message(diagnostic)}", 0, 18));
        }

        return page.ToString();
    }

    /// <summary>The documentation page.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.Append("# Errors and warnings\n\n");
        page.Append("Written by `sluice explain --markdown` from the catalogue in the code; a test keeps both alike. ");
        page.Append("An error is what has no meaning, a warning is what hardly means what was wanted. Identifiers are never reused. ");
        page.Append("What `sluice lint` finds (SLU6001 and on) has [a page of its own](lint.md).\n");
        foreach (var (prefix, heading) in Families)
        {
            var members = Sorted().Where(d => d.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            page.Append(members.Count > 0 ? $"\n## {heading}\n" : "");
            foreach (var diagnostic in members)
            {
                page.Append($"\n### {diagnostic.Id} {diagnostic.Slug}\n\n");
                page.Append(
                    $"*{char.ToUpperInvariant(Severity(diagnostic)[0])}{Severity(diagnostic)[1..]}:* {Message(diagnostic).Replace("<", "&lt;", StringComparison.Ordinal)}\n\n"
                );
                page.Append(diagnostic.Explanation.Replace("<", "&lt;", StringComparison.Ordinal)).Append('\n');
                Fence(page, "Has it:", diagnostic, diagnostic.BadExample);
                Fence(page, "Put right:", diagnostic, diagnostic.GoodExample);
            }
        }

        return page.ToString();
    }

    private static IEnumerable<DiagnosticDescriptor> Sorted() => DiagnosticCatalog.All.OrderBy(static d => d.Id, StringComparer.Ordinal);

    private static string Severity(DiagnosticDescriptor diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";

    private static string Message(DiagnosticDescriptor diagnostic) =>
        Placeholder()
            .Replace(diagnostic.Message, "…")
            .Replace("{{", "{", StringComparison.Ordinal)
            .Replace("}}", "}", StringComparison.Ordinal);

    private static void Example(StringBuilder page, string heading, string example)
    {
        if (example.Length == 0)
        {
            return;
        }

        page.Append('\n').Append(heading).Append("\n\n");
        foreach (var line in Shown(example).TrimEnd('\n').Split('\n'))
        {
            page.Append((line.Length == 0 ? "" : "    " + line) + "\n");
        }
    }

    private static void Fence(StringBuilder page, string heading, DiagnosticDescriptor diagnostic, string example)
    {
        if (example.Length == 0)
        {
            return;
        }

        var language = diagnostic.Subject switch
        {
            DiagnosticSubject.Policy => "sluice",
            DiagnosticSubject.Manifest => "yaml",
            DiagnosticSubject.Script => "csharp",
            _ => "sh",
        };
        page.Append($"\n{heading}\n\n```{language}\n{Shown(example).TrimEnd('\n')}\n```\n");
    }

    // Some examples are about what cannot be seen, or are long on purpose.
    private static string Shown(string example)
    {
        var shown = new StringBuilder();
        foreach (var rune in example.ReplaceLineEndings("\n").EnumerateRunes())
        {
            shown.Append(rune.Value is < 0x20 and not 0xA and not 0x9 ? ((char)(0x2400 + rune.Value)).ToString() : rune.ToString());
        }

        return shown.Length <= LongestExample ? shown.ToString() : shown.ToString(0, LongestExample) + " …";
    }

    [GeneratedRegex(@"(?<!\{)\{\d+\}")]
    private static partial Regex Placeholder();
}
