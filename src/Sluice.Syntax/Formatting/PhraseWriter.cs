using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Formatting;

/// <summary>Writes what stands inside a line: selectors, conditions, lists and single words.</summary>
internal sealed class PhraseWriter(CommentMap comments)
{
    /// <summary>Anything below the level of a clause.</summary>
    public Doc Write(SyntaxElement element) =>
        element switch
        {
            SyntaxToken token => Token(token),
            BinaryConditionSyntax chain => Chain(chain),
            ParenthesizedConditionSyntax or ParameterListSyntax or ArgumentListSyntax => Parenthesized((SyntaxNode)element),
            BlockSyntax block => Braces(block),
            _ => Join(((SyntaxNode)element).Children),
        };

    /// <summary>A word with its comments.</summary>
    /// <param name="token">The word.</param>
    /// <param name="above">Whether the comments above it are written here.</param>
    public Doc Token(SyntaxToken token, bool above = true)
    {
        if (comments.Of(token) is not { Any: true } found)
        {
            return Doc.Text(token.Text);
        }

        List<Doc> parts = above ? Above(token) : [];
        foreach (string before in found.Before)
        {
            parts.Add(Doc.Text(before));
            parts.Add(Doc.Space);
        }

        if (token.Kind != SyntaxKind.EndOfFile)
        {
            parts.Add(Doc.Text(token.Text));
        }

        parts.AddRange(found.Behind.Select(Doc.Trailing));
        return Doc.Concat(parts);
    }

    /// <summary>Words side by side; a line may end behind a comma and before a word that opens a part of its own.</summary>
    public Doc Join(IEnumerable<SyntaxElement> elements)
    {
        var parts = new List<Doc>();
        var word = new List<Doc>();
        SyntaxElement? previous = null;
        foreach (SyntaxElement element in elements)
        {
            if (previous is not null)
            {
                Doc? between = Between(previous, element);
                if (between is Doc.Break)
                {
                    parts.Add(Doc.Concat([.. word]));
                    parts.Add(between);
                    word.Clear();
                }
                else if (between is not null)
                {
                    word.Add(between);
                }
            }

            word.Add(Write(element));
            previous = element;
        }

        parts.Add(Doc.Concat(word));
        return Doc.Fill(parts);
    }

    /// <summary>Clauses side by side, two blanks apart, on as few lines as they need.</summary>
    public Doc SideBySide(IReadOnlyList<SyntaxElement> clauses)
    {
        var parts = new List<Doc>();
        foreach (SyntaxElement clause in clauses)
        {
            if (parts.Count > 0)
            {
                parts.Add(Doc.WideLine);
            }

            parts.Add(Write(clause));
        }

        return Doc.Fill(parts);
    }

    // Nothing, a blank, or a place where the line may end.
    private static Doc? Between(SyntaxElement left, SyntaxElement right) =>
        (left.Kind, right.Kind) switch
        {
            (SyntaxKind.Dot or SyntaxKind.Bar or SyntaxKind.OpenParenthesis, _) => null,
            (_, SyntaxKind.Comma or SyntaxKind.Dot or SyntaxKind.Bar or SyntaxKind.CloseParenthesis or SyntaxKind.ArgumentList) => null,
            (_, SyntaxKind.Colon) when right.Parent is ArgumentSyntax => null,
            (SyntaxKind.Comma, _) => Doc.Line,
            (_, SyntaxKind.ExceptKeyword or SyntaxKind.ByKeyword) => Doc.Line,
            (_, SyntaxKind.Less) when right.Parent is FormDeclarationSyntax => Doc.Line,
            (_, SyntaxKind.OfClause) when right.Parent is RequireClauseSyntax or ObligeClauseSyntax => Doc.WideLine,
            _ => Doc.Space,
        };

    // Without recursion along the chain: it leans to the left and may be long.
    private Doc Chain(BinaryConditionSyntax chain)
    {
        var operands = new Stack<(SyntaxToken Operator, SyntaxElement Right)>();
        SyntaxElement first = chain;
        while (first is BinaryConditionSyntax inner && inner.Children[1].Kind == chain.Children[1].Kind)
        {
            operands.Push(((SyntaxToken)inner.Children[1], inner.Children[2]));
            first = inner.Children[0];
        }

        var parts = new List<Doc> { Write(first) };
        foreach (var (sign, right) in operands)
        {
            parts.Add(Doc.Line);
            parts.Add(Token(sign));
            parts.Add(Doc.Space);
            parts.Add(Doc.Align(Write(right)));
        }

        return Doc.Group(Doc.Concat(parts));
    }

    private Doc Parenthesized(SyntaxNode node) =>
        Doc.Concat(Write(node.Children[0]), Doc.Align(Doc.Concat(Join(node.Children.Skip(1).SkipLast(1)), Write(node.Children[^1]))));

    // Values and places: `{ KR, JP }`.
    private Doc Braces(BlockSyntax block)
    {
        if (block.Children.Count == 2)
        {
            return Doc.Concat(Token(block.OpenBrace), Doc.Space, Token(block.CloseBrace));
        }

        var parts = new List<Doc>();
        for (int i = 1; i < block.Children.Count - 1; i++)
        {
            SyntaxElement child = block.Children[i];
            if (child.Kind == SyntaxKind.Comma)
            {
                parts[^1] = Doc.Concat(parts[^1], Write(child));
                continue;
            }

            if (parts.Count > 0)
            {
                parts.Add(Doc.Line);
            }

            parts.Add(Write(child));
        }

        Doc inner = Doc.Concat([Doc.Line, Doc.Fill(parts), .. Above(block.CloseBrace)]);
        return Doc.Group(Doc.Concat(Token(block.OpenBrace), Doc.Nest(2, inner), Doc.Line, Token(block.CloseBrace, above: false)));
    }

    private List<Doc> Above(SyntaxToken token) => [.. (comments.Of(token)?.Above ?? []).Select(static c => Doc.OwnLine(c.Text))];
}
