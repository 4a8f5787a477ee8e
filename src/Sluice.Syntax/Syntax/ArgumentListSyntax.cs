namespace Sluice.Syntax.Syntax;

/// <summary>Arguments in parentheses.</summary>
public sealed class ArgumentListSyntax : SyntaxNode
{
    internal ArgumentListSyntax(NodeParts parts)
        : base(SyntaxKind.ArgumentList, parts) { }

    /// <summary>The arguments.</summary>
    public IEnumerable<ArgumentSyntax> Arguments => ChildrenOf<ArgumentSyntax>();
}
