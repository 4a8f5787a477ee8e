namespace Sluice.Syntax.Syntax;

/// <summary><c>require C of S</c>.</summary>
public sealed class RequireClauseSyntax : ClauseSyntax
{
    internal RequireClauseSyntax(NodeParts parts)
        : base(SyntaxKind.RequireClause, parts) { }

    /// <summary>What is required.</summary>
    public ConditionSyntax? Condition => Child<ConditionSyntax>();

    /// <summary>The categories behind <c>of</c>, where written.</summary>
    public SelectorSyntax? OfSelector => Child<OfClauseSyntax>()?.Selector;
}
