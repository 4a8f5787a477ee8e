namespace Sluice.Syntax.Syntax;

/// <summary><c>oblige delete(within: 90 days) of S</c>.</summary>
public sealed class ObligeClauseSyntax : ClauseSyntax
{
    internal ObligeClauseSyntax(NodeParts parts)
        : base(SyntaxKind.ObligeClause, parts) { }

    /// <summary>The duty.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The arguments of the duty.</summary>
    public IEnumerable<ArgumentSyntax> Arguments => Child<ArgumentListSyntax>()?.Arguments ?? [];

    /// <summary>The categories behind <c>of</c>, where written.</summary>
    public SelectorSyntax? OfSelector => Child<OfClauseSyntax>()?.Selector;
}
