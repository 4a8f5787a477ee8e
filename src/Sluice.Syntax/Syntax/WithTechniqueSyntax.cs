namespace Sluice.Syntax.Syntax;

/// <summary><c>technique aggregate(k: 100)</c>.</summary>
public sealed class WithTechniqueSyntax : WithItemSyntax
{
    internal WithTechniqueSyntax(NodeParts parts)
        : base(SyntaxKind.WithTechnique, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The arguments of the technique.</summary>
    public IEnumerable<ArgumentSyntax> Arguments => Child<ArgumentListSyntax>()?.Arguments ?? [];
}
