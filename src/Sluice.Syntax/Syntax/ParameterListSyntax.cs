namespace Sluice.Syntax.Syntax;

/// <summary>Parameters in parentheses.</summary>
public sealed class ParameterListSyntax : SyntaxNode
{
    internal ParameterListSyntax(SyntaxElement[] children)
        : base(SyntaxKind.ParameterList, children)
    {
    }

    /// <summary>The parameters.</summary>
    public IEnumerable<ParameterSyntax> Parameters => ChildrenOf<ParameterSyntax>();
}
