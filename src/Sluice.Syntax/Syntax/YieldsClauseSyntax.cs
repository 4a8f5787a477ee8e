namespace Sluice.Syntax.Syntax;

/// <summary><c>yields anonymised when k &gt;= 50</c>.</summary>
public sealed class YieldsClauseSyntax : ClauseSyntax
{
    internal YieldsClauseSyntax(NodeParts parts)
        : base(SyntaxKind.YieldsClause, parts) { }

    /// <summary>The form it yields.</summary>
    public SyntaxToken Form => Token(SyntaxKind.Name);

    /// <summary>When it does, where written.</summary>
    public ConditionSyntax? When => Child<ConditionSyntax>();
}
