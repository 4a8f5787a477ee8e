namespace Sluice.Syntax.Syntax;

/// <summary><c>retention &lt;= 90 days</c>.</summary>
public sealed class ComparisonSyntax : ConditionSyntax
{
    internal ComparisonSyntax(NodeParts parts)
        : base(SyntaxKind.Comparison, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);

    /// <summary>The comparison sign.</summary>
    public SyntaxToken Operator => OperatorToken;

    /// <summary>The value compared with.</summary>
    public LiteralSyntax? Value => Child<LiteralSyntax>();
}
