namespace Sluice.Syntax.Syntax;

/// <summary>
/// The elements a node keeps: nothing, one node, several nodes, or the nodes with the tokens between them once these have been asked for.
/// Most nodes have one node inside, and an array for it would be as large as the node.
/// </summary>
/// <param name="kept">Null, a <see cref="SyntaxNode"/>, an array of nodes or an array of elements.</param>
internal readonly ref struct InnerNodes(object? kept)
{
    /// <summary>Whether tokens are among them.</summary>
    internal bool HaveTokens => kept is not null && kept.GetType() == typeof(SyntaxElement[]);

    internal int Length =>
        kept switch
        {
            null => 0,
            SyntaxElement[] several => several.Length,
            _ => 1,
        };

    internal SyntaxElement this[int place] => kept is SyntaxElement[] several ? several[place] : (SyntaxElement)kept!;

    /// <summary>What a node keeps for nodes that were read.</summary>
    internal static object? Keep(ReadOnlySpan<SyntaxNode> nodes) =>
        nodes switch
        {
            [] => null,
            [var only] => only,
            _ => nodes.ToArray(),
        };
}
