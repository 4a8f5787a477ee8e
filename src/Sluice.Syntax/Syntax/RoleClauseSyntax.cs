namespace Sluice.Syntax.Syntax;

/// <summary><c>role processor</c>.</summary>
public sealed class RoleClauseSyntax : ClauseSyntax
{
    internal RoleClauseSyntax(SyntaxElement[] children)
        : base(SyntaxKind.RoleClause, children)
    {
    }

    /// <summary>processor, joint_controller or controller.</summary>
    public SyntaxToken Value => Token(SyntaxKind.Name);
}
