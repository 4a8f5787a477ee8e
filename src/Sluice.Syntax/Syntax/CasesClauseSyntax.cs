namespace Sluice.Syntax.Syntax;

/// <summary><c>cases { … }</c>: a table of variations of a test.</summary>
public sealed class CasesClauseSyntax : ClauseSyntax
{
    internal CasesClauseSyntax(NodeParts parts)
        : base(SyntaxKind.CasesClause, parts) { }

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();

    /// <summary>The rows in the order written.</summary>
    public IEnumerable<TestCaseSyntax> Cases => BlockChildren<TestCaseSyntax>();
}
