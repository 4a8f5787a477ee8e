namespace Sluice.Syntax.Syntax;

/// <summary>A condition.</summary>
public abstract class ConditionSyntax : SyntaxNode
{
    private protected ConditionSyntax(SyntaxKind kind, NodeParts parts)
        : base(kind, parts) { }
}
