namespace Sluice.Syntax.Syntax;

/// <summary><c>claim refuted</c>.</summary>
public sealed class ClaimRefutedSyntax : ConditionSyntax
{
    internal ClaimRefutedSyntax(NodeParts parts)
        : base(SyntaxKind.ClaimRefuted, parts) { }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;
}
