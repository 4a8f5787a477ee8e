using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.LanguageServer.Features;

/// <summary>Tokens and comments near a place.</summary>
internal static class TextTokens
{
    private const string Openers =
        " use category purpose partner region subject attribute population consent agreement form technique duty rule invariant test ";

    /// <summary>Whether a word opens a declaration.</summary>
    public static bool Opens(string word) => word.Length > 1 && Openers.Contains($" {word} ", StringComparison.Ordinal);

    /// <summary>
    /// The tokens from the declaration around an offset up to that offset. Where braces are missing the layout decides: a declaration opens
    /// a line.
    /// </summary>
    public static List<SyntaxToken> Before(SyntaxTree tree, int offset)
    {
        var children = tree.Root.Children;
        var (low, high) = (0, children.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (children[middle].Span.Start < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var tokens = new List<SyntaxToken>();
        for (var i = Math.Max(0, low - 3); i < low; i++)
        {
            tokens.AddRange(children[i] is SyntaxToken token ? [token] : ((SyntaxNode)children[i]).DescendantTokens());
        }

        tokens.RemoveAll(t => t.Span.Length == 0 || t.Span.Start >= offset);
        var start = tokens.FindLastIndex(t => Opens(t.Text) && tree.Source.GetPosition(t.Span.Start).Column == 1);
        return start > 0 ? tokens[start..] : tokens;
    }

    /// <summary>The token that begins at or after an offset, or has it inside.</summary>
    public static SyntaxToken? At(SyntaxTree tree, int offset)
    {
        SyntaxElement element = tree.Root;
        while (element is SyntaxNode node)
        {
            var next = node.Children.FirstOrDefault(c =>
                c.FullSpan.End > offset || (c.FullSpan.End == offset && (c.Span.Length > 0 || c.Kind == SyntaxKind.EndOfFile))
            );
            if (next is null)
            {
                return null;
            }

            element = next;
        }

        return (SyntaxToken)element;
    }

    /// <summary>Whether an offset lies in a comment or a text in quotes.</summary>
    public static bool IsInText(SyntaxTree tree, int offset) =>
        At(tree, offset) is { } token
        && (
            (token.Kind == SyntaxKind.Text && token.Span.Start < offset && offset <= token.Span.End)
            || Comments(tree.Source, token.LeadingTrivia)
                .Any(c => c.Start < offset && (offset < c.End || (offset == c.End && tree.Source.Content[c.Start + 1] == '/')))
        );

    /// <summary>The comments between two tokens.</summary>
    public static IEnumerable<TextSpan> Comments(SourceText source, TextSpan trivia)
    {
        var text = source.Content;
        for (var at = trivia.Start; at + 1 < trivia.End; at++)
        {
            if (text[at] != '/' || text[at + 1] is not ('/' or '*'))
            {
                continue;
            }

            var end =
                text[at + 1] == '/'
                    ? text.AsSpan(at, trivia.End - at).IndexOfAny('\r', '\n')
                    : text.AsSpan(at + 2, trivia.End - at - 2).IndexOf("*/", StringComparison.Ordinal);
            var span = TextSpan.FromBounds(
                at,
                end < 0 ? trivia.End
                    : text[at + 1] == '/' ? at + end
                    : at + end + 4
            );
            yield return span;
            at = span.End - 1;
        }
    }
}
