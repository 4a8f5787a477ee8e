namespace Sluice.Syntax.Syntax;

/// <summary><c>#label</c>: every name that carries it.</summary>
public sealed class LabelItemSyntax : SelectorItemSyntax
{
    internal LabelItemSyntax(SyntaxElement[] children)
        : base(SyntaxKind.LabelItem, children)
    {
    }

    /// <summary>The label.</summary>
    public SyntaxToken Label => Token(SyntaxKind.Label);
}
