namespace Sluice.Syntax.Syntax;

/// <summary><c>unless C</c>.</summary>
public sealed class UnlessClauseSyntax : ClauseSyntax
{
    internal UnlessClauseSyntax(NodeParts parts)
        : base(SyntaxKind.UnlessClause, parts) { }

    /// <summary>The condition.</summary>
    public ConditionSyntax? Condition => Child<ConditionSyntax>();
}
