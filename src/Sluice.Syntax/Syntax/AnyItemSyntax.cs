namespace Sluice.Syntax.Syntax;

/// <summary><c>any</c>.</summary>
public sealed class AnyItemSyntax : SelectorItemSyntax
{
    internal AnyItemSyntax(SyntaxElement[] children)
        : base(SyntaxKind.AnyItem, children)
    {
    }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;
}
