namespace Sluice.Syntax.Syntax;

/// <summary>Arguments in parentheses.</summary>
public sealed class ArgumentListSyntax : SyntaxNode
{
    internal ArgumentListSyntax(SyntaxElement[] children)
        : base(SyntaxKind.ArgumentList, children)
    {
    }

    /// <summary>The arguments.</summary>
    public IEnumerable<ArgumentSyntax> Arguments => ChildrenOf<ArgumentSyntax>();
}
