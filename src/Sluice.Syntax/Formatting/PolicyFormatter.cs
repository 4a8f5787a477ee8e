using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// Writes a policy file in its one form: clauses in one order, columns aligned, at most 100 columns wide. The form depends on the words and
/// comments alone, and on the empty lines between declarations; how they were laid out before does not matter.
/// </summary>
public static class PolicyFormatter
{
    /// <summary>
    /// The tree as it should be written. A file with mistakes is left alone, and so is one that would come out as anything but the same
    /// words and comments.
    /// </summary>
    public static FormatResult Format(SyntaxTree tree)
    {
        if (tree.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error) || tree.Root.HasErrors)
        {
            return new FormatResult(null, tree.Diagnostics);
        }

        string text = LineJoiner.Join(DocPrinter.Print(FileWriter.Write(tree.Root, CommentMap.Of(tree))));
        if (text == tree.Source.Content)
        {
            return new FormatResult(text, tree.Diagnostics);
        }

        var again = PolicyParser.Parse(new SourceText(tree.Source.Path, text));
        return SurvivalCheck.Compare(tree, again) is { } lost
            ? new FormatResult(null, [Diagnostic.Create(SyntaxDiagnostics.FormatLost, new SourceLocation(tree.Source, default), lost)])
            : new FormatResult(text, tree.Diagnostics);
    }
}
