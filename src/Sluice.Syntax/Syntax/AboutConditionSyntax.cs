namespace Sluice.Syntax.Syntax;

/// <summary><c>about users.minors</c>.</summary>
public sealed class AboutConditionSyntax : ConditionSyntax
{
    internal AboutConditionSyntax(SyntaxElement[] children)
        : base(SyntaxKind.AboutCondition, children)
    {
    }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The population.</summary>
    public QualifiedNameSyntax? Population => Child<QualifiedNameSyntax>();
}
