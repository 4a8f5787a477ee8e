namespace Sluice.Syntax.Syntax;

/// <summary>A dotted name: it and all below it.</summary>
public sealed class NamedItemSyntax : SelectorItemSyntax
{
    internal NamedItemSyntax(NodeParts parts)
        : base(SyntaxKind.NamedItem, parts) { }

    /// <summary>The name.</summary>
    public QualifiedNameSyntax? Name => Child<QualifiedNameSyntax>();

    /// <summary>The whole name without blanks, without making the node of it where it is a piece of the source: nearly always.</summary>
    public ReadOnlySpan<char> NameSpan =>
        IsInOnePiece ? WrittenText
        : Name is { } name ? name.Text
        : "";

    // There is one for every name of every selector, and the binder needs only its text.
    private protected override SyntaxNode MakeInner(NodeParts parts)
    {
        var name = new QualifiedNameSyntax(parts) { Parent = this };
        if (HasErrors)
        {
            name.MarkErroneous();
        }

        return name;
    }
}
