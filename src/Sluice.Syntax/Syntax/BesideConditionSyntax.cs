namespace Sluice.Syntax.Syntax;

/// <summary><c>beside account.id</c> or <c>beside 3 of account</c>: what else goes to the same recipient.</summary>
public sealed class BesideConditionSyntax : ConditionSyntax
{
    internal BesideConditionSyntax(NodeParts parts)
        : base(SyntaxKind.BesideCondition, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>How many categories have to be there; none where one is enough.</summary>
    public SyntaxToken? Number => NumberToken is { IsMissing: false } number ? number : null;

    /// <summary>What it selects.</summary>
    public SelectorSyntax? Selector => Child<SelectorSyntax>();
}
