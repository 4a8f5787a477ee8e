namespace Sluice.Syntax.Syntax;

/// <summary>Names joined with dots.</summary>
public sealed class QualifiedNameSyntax : SyntaxNode
{
    private string? _text;

    internal QualifiedNameSyntax(SyntaxElement[] children)
        : base(SyntaxKind.QualifiedName, children)
    {
    }

    /// <summary>The single names.</summary>
    public IEnumerable<SyntaxToken> Parts => Tokens(SyntaxKind.Name);

    /// <summary>The whole name without blanks.</summary>
    public string Text => _text ??= WrittenTogether() ?? string.Join('.', Parts.Select(static part => part.Text));

    // Nearly always nothing stands between the parts, and the name is a piece of the source as it is.
    private string? WrittenTogether()
    {
        int end = Span.Start;
        foreach (SyntaxElement child in Elements)
        {
            if (child.HasErrors || child.Span.Start != end)
            {
                return null;
            }

            end = child.Span.End;
        }

        return ((SyntaxToken)Elements[0]).TextUpTo(end);
    }
}
