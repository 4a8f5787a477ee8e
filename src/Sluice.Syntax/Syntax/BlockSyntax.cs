namespace Sluice.Syntax.Syntax;

/// <summary>What stands between a pair of braces.</summary>
public sealed class BlockSyntax : SyntaxNode
{
    internal BlockSyntax(NodeParts parts)
        : base(SyntaxKind.Block, parts) { }

    /// <summary>The opening brace.</summary>
    public SyntaxToken OpenBrace => Token(SyntaxKind.OpenBrace);

    /// <summary>The closing brace; missing where the block is not closed.</summary>
    public SyntaxToken CloseBrace => Token(SyntaxKind.CloseBrace);
}
