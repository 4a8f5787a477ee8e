namespace Sluice.Syntax.Syntax;

/// <summary><c>beside account.id</c>: another field going to the same recipient.</summary>
public sealed class BesideConditionSyntax : ConditionSyntax
{
    internal BesideConditionSyntax(NodeParts parts)
        : base(SyntaxKind.BesideCondition, parts)
    {
    }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
