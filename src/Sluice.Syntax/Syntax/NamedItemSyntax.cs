namespace Sluice.Syntax.Syntax;

/// <summary>A dotted name: it and all below it.</summary>
public sealed class NamedItemSyntax : SelectorItemSyntax
{
    internal NamedItemSyntax(SyntaxElement[] children)
        : base(SyntaxKind.NamedItem, children)
    {
    }

    /// <summary>The name.</summary>
    public QualifiedNameSyntax? Name => Child<QualifiedNameSyntax>();
}
