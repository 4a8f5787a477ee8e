namespace Sluice.Syntax.Syntax;

/// <summary>Parameters in parentheses.</summary>
public sealed class ParameterListSyntax : SyntaxNode
{
    internal ParameterListSyntax(NodeParts parts)
        : base(SyntaxKind.ParameterList, parts) { }

    /// <summary>The parameters.</summary>
    public IEnumerable<ParameterSyntax> Parameters => ChildrenOf<ParameterSyntax>();
}
