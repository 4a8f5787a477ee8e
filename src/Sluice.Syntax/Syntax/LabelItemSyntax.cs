namespace Sluice.Syntax.Syntax;

/// <summary><c>#label</c>: every name that carries it.</summary>
public sealed class LabelItemSyntax : SelectorItemSyntax
{
    internal LabelItemSyntax(NodeParts parts)
        : base(SyntaxKind.LabelItem, parts) { }

    /// <summary>The label.</summary>
    public SyntaxToken Label => Token(SyntaxKind.Label);
}
