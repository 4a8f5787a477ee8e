using Sluice.Syntax.Syntax;

namespace Sluice.LanguageServer.Features;

/// <summary>The clauses of a block, found by the words of a text that need not be complete.</summary>
internal static class ClauseTable
{
    /// <summary>The clauses of the block that a word opens; none where a block has none.</summary>
    public static ClauseBlocks Of(string block) =>
        block switch
        {
            "rule" => ClauseBlocks.Rule,
            "invariant" => ClauseBlocks.Invariant,
            "but not" => ClauseBlocks.Exception,
            "test" => ClauseBlocks.Test,
            "cases" => ClauseBlocks.Case,
            "consent" => ClauseBlocks.Consent,
            "agreement" => ClauseBlocks.Agreement,
            "technique" => ClauseBlocks.Technique,
            _ => ClauseBlocks.None,
        };

    /// <summary>The clause of a block that a keyword opens; null where it opens none there.</summary>
    public static ClauseDefinition? Find(string block, string keyword) => ClauseDefinitions.Find(Of(block), keyword);

    /// <summary>The clauses that can still be written: each once, unless it repeats, and of those that exclude each other one.</summary>
    public static IEnumerable<ClauseDefinition> Free(string block, IReadOnlyCollection<string> used)
    {
        var groups = used.Select(u => Find(block, u)?.Group ?? ClauseGroup.None).Where(static g => g != ClauseGroup.None).ToList();
        return ClauseDefinitions.In(Of(block)).Where(c => (c.Repeats || !used.Contains(c.Keyword)) && !groups.Contains(c.Group));
    }
}
