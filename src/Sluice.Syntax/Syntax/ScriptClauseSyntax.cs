namespace Sluice.Syntax.Syntax;

/// <summary><c>= script "facts/office_hours.csx"</c>.</summary>
public sealed class ScriptClauseSyntax : SyntaxNode
{
    internal ScriptClauseSyntax(NodeParts parts)
        : base(SyntaxKind.ScriptClause, parts) { }

    /// <summary>The path as a string.</summary>
    public SyntaxToken? Path => TokenOrNull(SyntaxKind.Text);
}
