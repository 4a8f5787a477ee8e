namespace Sluice.Syntax.Parsing;

/// <summary>What the rules of the grammar have in common.</summary>
internal static class RuleSets
{
    private static readonly bool[] Blocks = Mark(
        SluiceParser.RULE_entryBlock,
        SluiceParser.RULE_partnerBlock,
        SluiceParser.RULE_regionBlock,
        SluiceParser.RULE_consentBlock,
        SluiceParser.RULE_agreementBlock,
        SluiceParser.RULE_techniqueBlock,
        SluiceParser.RULE_ruleBlock,
        SluiceParser.RULE_exceptionBlock,
        SluiceParser.RULE_invariantBlock,
        SluiceParser.RULE_testBlock,
        SluiceParser.RULE_casesBlock
    );

    /// <summary>Blocks that repeat something: reading can go on behind a mistake in one of their parts.</summary>
    internal static bool IsBlock(int rule) => Blocks[rule];

    /// <summary>Blocks of clauses, each opened by a keyword.</summary>
    internal static bool IsClauseBlock(int rule) => Blocks[rule] && !IsNameBlock(rule);

    /// <summary>Blocks of names, which a keyword does not end.</summary>
    internal static bool IsNameBlock(int rule) =>
        rule is SluiceParser.RULE_entryBlock or SluiceParser.RULE_partnerBlock or SluiceParser.RULE_regionBlock;

    /// <summary>Rules that read one name.</summary>
    internal static bool IsName(int rule) => rule is SluiceParser.RULE_name or SluiceParser.RULE_childName or SluiceParser.RULE_factName;

    /// <summary>Rules that read one token.</summary>
    internal static bool IsToken(int rule) =>
        rule
            is SluiceParser.RULE_text
                or SluiceParser.RULE_number
                or SluiceParser.RULE_date
                or SluiceParser.RULE_label
                or SluiceParser.RULE_comparisonSign
        || IsName(rule);

    private static bool[] Mark(params int[] rules)
    {
        var marks = new bool[SluiceParser.ruleNames.Length];
        foreach (int rule in rules)
        {
            marks[rule] = true;
        }

        return marks;
    }
}
