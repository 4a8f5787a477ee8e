namespace Sluice.Syntax.Syntax;

/// <summary><c>when C</c>.</summary>
public sealed class WhenClauseSyntax : ClauseSyntax
{
    internal WhenClauseSyntax(NodeParts parts)
        : base(SyntaxKind.WhenClause, parts) { }

    /// <summary>The condition.</summary>
    public ConditionSyntax? Condition => Child<ConditionSyntax>();
}
