namespace Sluice.Syntax.Syntax;

/// <summary><c>when C</c>.</summary>
public sealed class WhenClauseSyntax : ClauseSyntax
{
    internal WhenClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.WhenClause, children)
    {
    }

    /// <summary>The condition.</summary>
    public ConditionSyntax? Condition => Child<ConditionSyntax>();
}
