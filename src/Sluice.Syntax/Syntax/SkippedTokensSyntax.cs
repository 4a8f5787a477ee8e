namespace Sluice.Syntax.Syntax;

/// <summary>Tokens that fit nowhere; they have been reported and mean nothing.</summary>
public sealed class SkippedTokensSyntax : SyntaxNode
{
    internal SkippedTokensSyntax(NodeParts parts)
        : base(SyntaxKind.SkippedTokens, parts) { }
}
