using System.Text;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Explaining;

/// <summary>An explanation in Markdown.</summary>
internal sealed class MarkdownExplanationPage : IExplanationPage
{
    private readonly StringBuilder text = new();

    /// <inheritdoc/>
    public void Title(Verdict verdict, string flow) => text.Append($"## {Verdicts.NameOf(verdict)}: {Marked(flow)}\n");

    /// <inheritdoc/>
    public void Break() => text.Append("\n---\n\n");

    /// <inheritdoc/>
    public void Heading(string text) => this.text.Append($"\n### {Marked(text)}\n");

    /// <inheritdoc/>
    public void Paragraph(string text) => this.text.Append($"\n{Marked(text)}\n");

    /// <inheritdoc/>
    public void Rule(string name, string rest) => text.Append($"\n**{MarkdownText.Code(name)}**{Marked(rest)}\n\n");

    /// <inheritdoc/>
    public void Reasons(string text) => this.text.Append($"{MarkdownText.Escape(text)}\n\n");

    /// <inheritdoc/>
    public void Item(string text) => this.text.Append($"- {Marked(text)}\n");

    /// <inheritdoc/>
    public void Detail(string text) => this.text.Append($"  {Marked(text)}\n");

    /// <inheritdoc/>
    public void Excerpt(SourceLocation location)
    {
        var lines = DiagnosticFormatter.Excerpt(location).Select(VisibleText.Flowing).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        // A line of a source may hold a fence of its own.
        var fence = "```";
        while (lines.Any(l => l.Contains(fence, StringComparison.Ordinal)))
        {
            fence += "`";
        }

        text.Append($"\n  {fence}text\n  {VisibleText.Of(location.Source.ShownPath)}\n");
        lines.ForEach(l => text.Append($"  {l.TrimEnd(' ')}\n"));
        text.Append($"  {fence}\n\n");
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static string Marked(string words)
    {
        var parts = words.Split('`');
        var marked = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            // An odd one at the end is a backquote that has no partner.
            marked.Append(
                i % 2 == 0 || parts[i].Length == 0 ? MarkdownText.Escape(parts[i])
                : i == parts.Length - 1 ? MarkdownText.Escape("`" + parts[i])
                : MarkdownText.Code(parts[i])
            );
        }

        return marked.ToString();
    }
}
