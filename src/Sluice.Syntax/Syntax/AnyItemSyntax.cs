namespace Sluice.Syntax.Syntax;

/// <summary><c>any</c>.</summary>
public sealed class AnyItemSyntax : SelectorItemSyntax
{
    internal AnyItemSyntax(NodeParts parts)
        : base(SyntaxKind.AnyItem, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;
}
