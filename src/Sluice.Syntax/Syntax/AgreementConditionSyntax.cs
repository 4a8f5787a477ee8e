namespace Sluice.Syntax.Syntax;

/// <summary><c>agreement g</c> or <c>any agreement</c>.</summary>
public sealed class AgreementConditionSyntax : ConditionSyntax
{
    internal AgreementConditionSyntax(NodeParts parts)
        : base(SyntaxKind.AgreementCondition, parts) { }

    /// <summary>Whether any agreement will do.</summary>
    public bool Any => FirstToken.Kind == SyntaxKind.AnyKeyword;

    /// <summary>The agreement; none behind <c>any</c>.</summary>
    public SyntaxToken? Name => TokenOrNull(SyntaxKind.Name);
}
