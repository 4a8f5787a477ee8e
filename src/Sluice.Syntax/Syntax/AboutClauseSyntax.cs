namespace Sluice.Syntax.Syntax;

/// <summary><c>about users.minors</c>.</summary>
public sealed class AboutClauseSyntax : ClauseSyntax
{
    internal AboutClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.AboutClause, children)
    {
    }

    /// <summary>The population.</summary>
    public QualifiedNameSyntax? Population => Child<QualifiedNameSyntax>();
}
