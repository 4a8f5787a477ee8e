namespace Sluice.Syntax.Syntax;

/// <summary><c>yields anonymised when k &gt;= 50</c>.</summary>
public sealed class YieldsClauseSyntax : ClauseSyntax
{
    internal YieldsClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.YieldsClause, children)
    {
    }

    /// <summary>The form it yields.</summary>
    public SyntaxToken Form => Token(SyntaxKind.Name);

    /// <summary>When it does, where written.</summary>
    public ConditionSyntax? When => Child<ConditionSyntax>();
}
