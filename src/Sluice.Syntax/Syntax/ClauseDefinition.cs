using System.Collections.Immutable;

namespace Sluice.Syntax.Syntax;

/// <summary>What is fixed about a clause: what parses, checks, lays out, completes or documents clauses takes it from here.</summary>
public sealed class ClauseDefinition
{
    internal ClauseDefinition(
        SyntaxKind kind,
        SyntaxKind keywordKind,
        string keyword,
        string grammarRule,
        Func<NodeParts, SyntaxNode> create
    )
    {
        (Kind, KeywordKind, Keyword, GrammarRule, Create) = (kind, keywordKind, keyword, grammarRule, create);
    }

    /// <summary>The kind of its node.</summary>
    public SyntaxKind Kind { get; }

    /// <summary>The kind of its first token.</summary>
    public SyntaxKind KeywordKind { get; }

    /// <summary>The words that open it: <c>to</c>, <c>but not</c>.</summary>
    public string Keyword { get; }

    /// <summary>Where it can stand.</summary>
    public required ClauseBlocks In { get; init; }

    /// <summary>What stands behind its keyword.</summary>
    public required ClauseOperand Operand { get; init; }

    /// <summary>What it says, in one sentence: shown while typing and in the reference.</summary>
    public required string Documentation { get; init; }

    /// <summary>Whether a block can have several.</summary>
    public bool Repeats { get; init; }

    /// <summary>The clauses that exclude each other to which it belongs.</summary>
    public ClauseGroup Group { get; init; }

    /// <summary>The words it is followed by, where these are fixed.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What to say of a word that is none of them and near none; null for nothing.</summary>
    internal string? WordHint { get; init; }

    /// <summary>Whether its texts are names that are compared with others, and not words for people.</summary>
    internal bool HasTextNames { get; init; }

    /// <summary>The rule of the grammar that reads it.</summary>
    internal string GrammarRule { get; }

    /// <summary>Makes its node.</summary>
    internal Func<NodeParts, SyntaxNode> Create { get; }

    /// <summary>Whether it can stand in one of these.</summary>
    public bool StandsIn(ClauseBlocks blocks) => (In & blocks) != ClauseBlocks.None;
}
