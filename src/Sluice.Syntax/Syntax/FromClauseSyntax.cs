namespace Sluice.Syntax.Syntax;

/// <summary><c>from 2024-05-22</c>: the first day.</summary>
public sealed class FromClauseSyntax : ClauseSyntax
{
    internal FromClauseSyntax(NodeParts parts)
        : base(SyntaxKind.FromClause, parts) { }

    /// <summary>The date.</summary>
    public SyntaxToken Date => Token(SyntaxKind.Date);
}
