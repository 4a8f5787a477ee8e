namespace Sluice.Syntax.Syntax;

/// <summary><c>about users.minors</c>.</summary>
public sealed class AboutClauseSyntax : ClauseSyntax
{
    internal AboutClauseSyntax(NodeParts parts)
        : base(SyntaxKind.AboutClause, parts) { }

    /// <summary>The population.</summary>
    public QualifiedNameSyntax? Population => Child<QualifiedNameSyntax>();
}
