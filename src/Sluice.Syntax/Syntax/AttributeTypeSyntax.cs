namespace Sluice.Syntax.Syntax;

/// <summary>The type of an attribute or parameter.</summary>
public sealed class AttributeTypeSyntax : SyntaxNode
{
    internal AttributeTypeSyntax(NodeParts parts)
        : base(SyntaxKind.AttributeType, parts) { }

    /// <summary>The word of the type: <c>boolean</c>, <c>integer</c> … or <c>one</c> for a choice.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The choices of <c>one of { a, b }</c>; empty for every other type.</summary>
    public IEnumerable<SyntaxToken> Choices => Block?.Tokens(SyntaxKind.Name) ?? [];

    /// <summary>The block in braces, if there is one.</summary>
    public BlockSyntax? Block => Child<BlockSyntax>();
}
