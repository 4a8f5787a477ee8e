namespace Sluice.Syntax.Syntax;

/// <summary>One whole file: its declarations and the end of file, which carries the last blanks and comments.</summary>
public sealed class PolicyFileSyntax : SyntaxNode
{
    internal PolicyFileSyntax(NodeParts parts)
        : base(SyntaxKind.PolicyFile, parts) { }

    /// <summary>The declarations in the order written.</summary>
    public IEnumerable<DeclarationSyntax> Declarations => ChildrenOf<DeclarationSyntax>();
}
