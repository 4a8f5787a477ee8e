using System.Text.RegularExpressions;
using Sluice.Syntax.Parsing;
using Sluice.Syntax.Syntax;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Syntax;

/// <summary>The table of clauses says what the grammar says: which clauses there are, and what stands where.</summary>
public sealed partial class ClauseTableTests
{
    private static readonly string Grammar = File.ReadAllText(Path.Join(Repository.Root, "grammar/SluiceParser.g4"));

    [Theory]
    [InlineData("ruleClause", ClauseBlocks.Rule)]
    [InlineData("exceptionClause", ClauseBlocks.Exception)]
    [InlineData("invariantClause", ClauseBlocks.Invariant)]
    [InlineData("consentClause", ClauseBlocks.Consent)]
    [InlineData("agreementClause", ClauseBlocks.Agreement)]
    [InlineData("techniqueBlock", ClauseBlocks.Technique)]
    [InlineData("testClause", ClauseBlocks.Test)]
    [InlineData("testCaseClause", ClauseBlocks.Case)]
    [InlineData("entryPart", ClauseBlocks.Category | ClauseBlocks.Purpose)]
    [InlineData("partnerBlock", ClauseBlocks.Partner)]
    [InlineData("attributeDeclaration", ClauseBlocks.Attribute)]
    public void A_block_has_the_clauses_that_its_rule_of_the_grammar_lists(string rule, ClauseBlocks block) =>
        Assert.Equal(
            ClauseRule().Matches(Body(rule)).Select(static m => m.Value).Order(StringComparer.Ordinal),
            ClauseDefinitions.In(block).Select(static d => d.GrammarRule).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_clause_of_the_grammar_has_one_entry_and_every_block_a_rule()
    {
        string[] lists =
        [
            "ruleClause",
            "exceptionClause",
            "invariantClause",
            "consentClause",
            "agreementClause",
            "testClause",
            "testCaseClause",
        ];
        Assert.Equal(
            SluiceParser
                .ruleNames.Where(static n => ClauseRule().IsMatch(n))
                .Except(lists, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            ClauseDefinitions.All.Select(static d => d.GrammarRule).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Enum.GetValues<ClauseBlocks>().Aggregate(static (a, b) => a | b),
            ClauseDefinitions.All.Aggregate(ClauseBlocks.None, static (a, d) => a | d.In)
        );
    }

    [Fact]
    public void An_entry_makes_the_node_of_its_kind_and_its_keyword_is_the_word_of_the_grammar() =>
        Assert.All(ClauseDefinitions.All, static d =>
        {
            Assert.Equal(d.Kind, d.Create(default).Kind);
            Assert.Same(d, ClauseDefinitions.Of(d.Kind));
            Assert.Equal(
                Body(d.GrammarRule).Split(' ', StringSplitOptions.RemoveEmptyEntries).First(static w => w != "EQ"),
                SyntaxFacts.FixedText(d.KeywordKind)!.ToUpperInvariant()
            );
            Assert.StartsWith(SyntaxFacts.FixedText(d.KeywordKind)!, d.Keyword, StringComparison.Ordinal);
            Assert.EndsWith(".", d.Documentation, StringComparison.Ordinal);
            Assert.Equal(d.Operand is ClauseOperand.Word or ClauseOperand.Verdict, !d.Words.IsEmpty);
        });

    private static string Body(string rule) =>
        Regex.Match(Grammar, $@"^{rule}\s*:(?<body>[^;]*);", RegexOptions.Multiline).Groups["body"].Value;

    [GeneratedRegex(@"\b[a-z][A-Za-z]*Clause(List)?\b")]
    private static partial Regex ClauseRule();
}
