using System.Text;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Dev.Printing;

/// <summary>A syntax tree as text: a line for each node and token, what lies inside further to the right.</summary>
internal static class TreePrinter
{
    public static string Print(SourceText source)
    {
        var tree = PolicyParser.Parse(source);
        var text = new StringBuilder(source.Path).Append('\n');
        Append(text, source, tree.Root, 1);
        foreach (var diagnostic in tree.AllDiagnostics)
        {
            text.Append(diagnostic).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SourceText source, SyntaxElement element, int depth)
    {
        var place = source.GetPosition(element.Span.Start);
        text.Append(' ', depth * 2).Append(element.Kind).Append(' ').Append(place.Line).Append(':').Append(place.Column);
        text.Append(element is SyntaxToken token ? $" `{VisibleText.Of(token.Text)}`" : "")
            .Append(element.HasErrors ? " !" : "")
            .Append('\n');
        foreach (var child in element is SyntaxNode node ? node.Children : [])
        {
            Append(text, source, child, depth + 1);
        }
    }
}
