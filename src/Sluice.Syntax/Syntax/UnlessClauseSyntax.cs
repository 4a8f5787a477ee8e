namespace Sluice.Syntax.Syntax;

/// <summary><c>unless C</c>.</summary>
public sealed class UnlessClauseSyntax : ClauseSyntax
{
    internal UnlessClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.UnlessClause, children)
    {
    }

    /// <summary>The condition.</summary>
    public ConditionSyntax? Condition => Child<ConditionSyntax>();
}
