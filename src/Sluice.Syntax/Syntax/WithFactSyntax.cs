namespace Sluice.Syntax.Syntax;

/// <summary><c>retention = 5 years</c>.</summary>
public sealed class WithFactSyntax : WithItemSyntax
{
    internal WithFactSyntax(NodeParts parts)
        : base(SyntaxKind.WithFact, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>Its value.</summary>
    public LiteralSyntax? Value => Child<LiteralSyntax>();
}
