using Sluice.Cli.Rendering;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Explaining;

/// <summary>An explanation on a terminal, 80 columns wide.</summary>
/// <param name="page">The page.</param>
internal sealed class TextExplanationPage(TextPage page) : IExplanationPage
{
    private SourceText? shown;

    /// <inheritdoc/>
    public void Title(Verdict verdict, string flow)
    {
        var word = Verdicts.NameOf(verdict).ToUpperInvariant();
        page.Line($"{word}  {flow}", 0, word.Length + 2, word, TextRenderer.StyleOf(verdict));
        shown = null;
    }

    /// <inheritdoc/>
    public void Break()
    {
        page.Blank();
        page.Blank();
    }

    /// <inheritdoc/>
    public void Heading(string text)
    {
        page.Heading(text);
        shown = null;
    }

    /// <inheritdoc/>
    public void Paragraph(string text)
    {
        page.Blank();
        page.Line(text, 2, 2);
    }

    /// <inheritdoc/>
    public void Rule(string name, string rest)
    {
        page.Blank();
        page.Line($"{name}{rest}", 2, 4, name, TextPage.Bold);
        shown = null;
    }

    /// <inheritdoc/>
    public void Reasons(string text) => page.Line(text, 4, 4);

    /// <inheritdoc/>
    public void Item(string text) => page.Line("- " + text, 4, 6);

    /// <inheritdoc/>
    public void Detail(string text) => page.Line(text, 6, text.StartsWith("- ", StringComparison.Ordinal) ? 8 : 6);

    /// <inheritdoc/>
    public void Excerpt(SourceLocation location)
    {
        var lines = DiagnosticFormatter.Excerpt(location).ToList();
        if (lines.Count > 0 && shown != location.Source)
        {
            // Of which of the two files a line is has to be said only where it changes.
            page.Line($"in {location.Source.ShownPath}:", 4, 6, location.Source.ShownPath, TextPage.Faint);
            shown = location.Source;
        }

        foreach (var line in lines)
        {
            page.Verbatim("  " + line);
        }
    }
}
