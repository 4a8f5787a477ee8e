namespace Sluice.Syntax.Syntax;

/// <summary><c>use "path"</c>: takes another file into the policy set.</summary>
public sealed class UseDirectiveSyntax : DeclarationSyntax
{
    internal UseDirectiveSyntax(NodeParts parts)
        : base(SyntaxKind.UseDirective, parts) { }

    /// <summary>The path as a string.</summary>
    public SyntaxToken? Path => TokenOrNull(SyntaxKind.Text);
}
