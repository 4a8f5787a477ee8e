namespace Sluice.Syntax.Syntax;

/// <summary><c>( a )</c>.</summary>
public sealed class ParenthesizedConditionSyntax : ConditionSyntax
{
    internal ParenthesizedConditionSyntax(NodeParts parts)
        : base(SyntaxKind.ParenthesizedCondition, parts) { }

    /// <summary>What stands inside.</summary>
    public ConditionSyntax? Inner => Child<ConditionSyntax>();
}
