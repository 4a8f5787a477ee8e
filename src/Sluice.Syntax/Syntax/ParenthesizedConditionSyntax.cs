namespace Sluice.Syntax.Syntax;

/// <summary><c>( a )</c>.</summary>
public sealed class ParenthesizedConditionSyntax : ConditionSyntax
{
    internal ParenthesizedConditionSyntax(SyntaxElement[] children)
        : base(SyntaxKind.ParenthesizedCondition, children)
    {
    }

    /// <summary>What stands inside.</summary>
    public ConditionSyntax? Inner => Child<ConditionSyntax>();
}
