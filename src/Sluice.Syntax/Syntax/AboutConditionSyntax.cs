namespace Sluice.Syntax.Syntax;

/// <summary><c>about users.minors</c>.</summary>
public sealed class AboutConditionSyntax : ConditionSyntax
{
    internal AboutConditionSyntax(NodeParts parts)
        : base(SyntaxKind.AboutCondition, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The population.</summary>
    public QualifiedNameSyntax? Population => Child<QualifiedNameSyntax>();
}
