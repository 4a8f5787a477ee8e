namespace Sluice.Syntax.Syntax;

/// <summary>What was read for a node: a stretch of tokens, and the nodes made of some of them.</summary>
/// <param name="Tokens">All tokens of the text.</param>
/// <param name="First">The first token of the node.</param>
/// <param name="Count">How many tokens belong to it, those of the nodes inside it included.</param>
/// <param name="Kept">The nodes inside it, as <see cref="InnerNodes"/> keeps them.</param>
internal readonly record struct NodeParts(TokenTable Tokens, int First, int Count, object? Kept)
{
    /// <summary>Whether a condition stands first, and not a word of its own.</summary>
    internal bool BeginWithCondition
    {
        get
        {
            var inner = new InnerNodes(Kept);
            return inner.Length > 0 && inner[0] is ConditionSyntax first && first.FirstIndex == First;
        }
    }

    /// <summary>What the first word was taken for.</summary>
    internal SyntaxKind FirstKind => Tokens.Kind(First);
}
