namespace Sluice.Syntax.Syntax;

/// <summary><c>role processor</c>.</summary>
public sealed class RoleClauseSyntax : ClauseSyntax
{
    internal RoleClauseSyntax(NodeParts parts)
        : base(SyntaxKind.RoleClause, parts) { }

    /// <summary>processor, joint_controller or controller.</summary>
    public SyntaxToken Value => Token(SyntaxKind.Name);
}
