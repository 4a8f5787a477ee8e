namespace Sluice.Syntax.Syntax;

/// <summary>Something declared at the top of a file.</summary>
public abstract class DeclarationSyntax : SyntaxNode
{
    private protected DeclarationSyntax(SyntaxKind kind, NodeParts parts)
        : base(kind, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;
}
