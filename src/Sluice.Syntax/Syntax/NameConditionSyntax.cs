namespace Sluice.Syntax.Syntax;

/// <summary>A bare boolean attribute.</summary>
public sealed class NameConditionSyntax : ConditionSyntax
{
    internal NameConditionSyntax(NodeParts parts)
        : base(SyntaxKind.NameCondition, parts) { }

    /// <summary>Its name; missing where the text has none.</summary>
    public SyntaxToken Name => Token(SyntaxKind.Name);
}
