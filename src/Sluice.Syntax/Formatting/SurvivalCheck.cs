using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Formatting;

/// <summary>
/// The last step of formatting: what was written is read again and compared with what there was. Every word must be there, in the order of
/// <see cref="ClauseOrder"/> and of the same kind; every comment with the word it belongs to; and, whatever reader and writer might have
/// overlooked together, every character that is not blank, as often as before.
/// </summary>
internal static class SurvivalCheck
{
    /// <summary>What is lost, added or moved, in words; null when nothing is.</summary>
    public static string? Compare(SyntaxTree before, SyntaxTree after)
    {
        if (after.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } problem)
        {
            return $"what is written cannot be read: {problem.Message}";
        }

        if (CountCharacters(before.Source.Content, after.Source.Content) is { } character)
        {
            return $"the character `{character}` does not occur as often as before";
        }

        using IEnumerator<Piece> left = Pieces(before).GetEnumerator();
        using IEnumerator<Piece> right = Pieces(after).GetEnumerator();
        while (true)
        {
            bool more = left.MoveNext();
            if (more != right.MoveNext())
            {
                return $"one of the two ends at `{(more ? left : right).Current.Text}`";
            }

            if (!more)
            {
                return null;
            }

            if (left.Current != right.Current)
            {
                return $"`{left.Current.Text}` has become `{right.Current.Text}`";
            }
        }
    }

    private static IEnumerable<Piece> Pieces(SyntaxTree tree)
    {
        CommentMap comments = CommentMap.Of(tree);
        var open = new Stack<SyntaxElement>();
        open.Push(tree.Root);
        while (open.TryPop(out SyntaxElement? element))
        {
            if (element is SyntaxNode node)
            {
                yield return new Piece(PieceKind.Node, node.Kind, string.Empty);
                IReadOnlyList<SyntaxElement> children = ClauseOrder.Of(node);
                for (int i = children.Count - 1; i >= 0; i--)
                {
                    open.Push(children[i]);
                }

                continue;
            }

            var token = (SyntaxToken)element;
            TokenComments? found = comments.Of(token);
            foreach (var (text, _) in found?.Above ?? [])
            {
                yield return new Piece(PieceKind.Above, SyntaxKind.None, text);
            }

            foreach (string text in found?.Before ?? [])
            {
                yield return new Piece(PieceKind.Before, SyntaxKind.None, text);
            }

            yield return new Piece(PieceKind.Token, token.Kind, token.Text);
            foreach (string text in found?.Behind ?? [])
            {
                yield return new Piece(PieceKind.Behind, SyntaxKind.None, text);
            }
        }
    }

    // By counting alone, so that no way of reading comes between.
    private static char? CountCharacters(string before, string after)
    {
        var counts = new int[char.MaxValue + 1];
        Count(before, 1);
        Count(after, -1);
        int wrong = Array.FindIndex(counts, static c => c != 0);
        return wrong < 0 ? null : (char)wrong;

        void Count(string text, int by)
        {
            foreach (char c in text)
            {
                counts[c] += by;
            }

            foreach (char blank in " \t\r\n\uFEFF")
            {
                counts[blank] = 0;
            }
        }
    }

    private enum PieceKind
    {
        Node,
        Token,
        Above,
        Before,
        Behind,
    }

    private readonly record struct Piece(PieceKind Kind, SyntaxKind Syntax, string Text);
}
