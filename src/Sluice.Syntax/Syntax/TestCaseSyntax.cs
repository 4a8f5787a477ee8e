namespace Sluice.Syntax.Syntax;

/// <summary><c>"name" with retention = 90 days expect allow</c>: a row of a table, with what differs from the test around it.</summary>
public sealed class TestCaseSyntax : SyntaxNode
{
    internal TestCaseSyntax(NodeParts parts)
        : base(SyntaxKind.TestCase, parts) { }

    /// <summary>Its name in quotes.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Text);

    /// <summary>The clauses in the order written.</summary>
    public IEnumerable<ClauseSyntax> Clauses => ChildrenOf<ClauseSyntax>();
}
