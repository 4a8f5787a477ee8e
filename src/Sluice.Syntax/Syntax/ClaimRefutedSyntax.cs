namespace Sluice.Syntax.Syntax;

/// <summary><c>claim refuted</c>.</summary>
public sealed class ClaimRefutedSyntax : ConditionSyntax
{
    internal ClaimRefutedSyntax(SyntaxElement[] children)
        : base(SyntaxKind.ClaimRefuted, children)
    {
    }

    /// <summary>The keyword that opens it.</summary>
    public SyntaxToken Keyword => FirstToken;
}
