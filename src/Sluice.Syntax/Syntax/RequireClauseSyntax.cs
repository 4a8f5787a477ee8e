namespace Sluice.Syntax.Syntax;

/// <summary><c>require C of S</c>.</summary>
public sealed class RequireClauseSyntax : ClauseSyntax
{
    internal RequireClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.RequireClause, children)
    {
    }

    /// <summary>What is required.</summary>
    public ConditionSyntax? Condition => Child<ConditionSyntax>();

    /// <summary>The categories behind <c>of</c>, where written.</summary>
    public SelectorSyntax? OfSelector => Child<OfClauseSyntax>()?.Selector;
}
