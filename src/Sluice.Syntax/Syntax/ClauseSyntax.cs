namespace Sluice.Syntax.Syntax;

/// <summary>One clause of a block; its keyword says which.</summary>
public abstract class ClauseSyntax : SyntaxNode
{
    private protected ClauseSyntax(SyntaxKind kind, NodeParts parts)
        : base(kind, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;

    /// <summary>The word behind the keyword, in a clause that has one.</summary>
    internal SyntaxToken Word => Token(SyntaxKind.Name);
}
