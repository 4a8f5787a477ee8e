namespace Sluice.Syntax.Syntax;

/// <summary><c>on 2024-05-22</c>: the day.</summary>
public sealed class OnClauseSyntax : ClauseSyntax
{
    internal OnClauseSyntax(NodeParts parts)
        : base(SyntaxKind.OnClause, parts) { }

    /// <summary>The date.</summary>
    public SyntaxToken Date => Token(SyntaxKind.Date);
}
