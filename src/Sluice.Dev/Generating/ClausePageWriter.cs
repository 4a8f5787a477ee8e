using System.Text;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Dev.Generating;

/// <summary>Writes the page of clauses and facts from their tables.</summary>
internal static class ClausePageWriter
{
    private static readonly (ClauseBlocks Block, string Name)[] Blocks =
    [
        (ClauseBlocks.Rule, "rule"),
        (ClauseBlocks.Exception, "`but not`"),
        (ClauseBlocks.Invariant, "invariant"),
        (ClauseBlocks.Consent, "consent"),
        (ClauseBlocks.Agreement, "agreement"),
        (ClauseBlocks.Technique, "technique"),
        (ClauseBlocks.Test, "test"),
        (ClauseBlocks.Case, "case of a test"),
        (ClauseBlocks.Category, "category"),
        (ClauseBlocks.Purpose, "purpose"),
        (ClauseBlocks.Partner, "partner"),
        (ClauseBlocks.Attribute, "attribute"),
    ];

    /// <summary>The page.</summary>
    public static string Write()
    {
        var text = new StringBuilder(
            """
            # Clauses and facts

            Written from the tables of the program; a test keeps both alike. What they mean together is in the [reference](README.md).

            ## Clauses

            In the order in which `sluice fmt` lays them out. Each stands once in its block, where nothing else is said; of those that say what a rule does, and of
            `until` and `through`, there is one.

            | clause | stands in | says |
            |---|---|---|

            """
        );
        foreach (var clause in ClauseDefinitions.All)
        {
            var blocks = string.Join(", ", Blocks.Where(b => clause.StandsIn(b.Block)).Select(static b => b.Name));
            var often = clause.Repeats ? ", any number of times" : "";
            text.Append($"| `{clause.Keyword}` {Operand(clause)} | {blocks}{often} | {clause.Documentation} |\n");
        }

        text.Append(
            """

            ## Facts

            What every transfer may state without a declaration, and conditions may ask.

            | fact | type | a manifest states it | says |
            |---|---|---|---|

            """
        );
        foreach (var fact in BuiltinFacts.All)
        {
            var nearer = fact.IsPerField ? ", also on a dataset or a field" : "";
            text.Append(
                $"| `{fact.Name}` | {fact.Type} | `{fact.Key}`{nearer} | {fact.Documentation}{(fact.Reading is { } reading ? " " + reading : "")} |\n"
            );
        }

        return text.ToString();
    }

    private static string Operand(ClauseDefinition clause) =>
        clause.Operand switch
        {
            ClauseOperand.Categories => "categories",
            ClauseOperand.Partners => "partners",
            ClauseOperand.Purposes => "purposes",
            ClauseOperand.CategoryNames => "names of categories",
            ClauseOperand.Population => "population",
            ClauseOperand.Condition => "condition",
            ClauseOperand.Date => "day",
            ClauseOperand.Duration => "duration",
            ClauseOperand.Number => "number",
            ClauseOperand.Texts => "\"text\"",
            ClauseOperand.Word => Alternatives.Of(clause.Words),
            ClauseOperand.Verdict => Alternatives.Of(clause.Words) + ", `by` rules",
            ClauseOperand.Form => "form",
            ClauseOperand.Evidence => "names",
            ClauseOperand.Duty => "duty",
            ClauseOperand.Statements => "facts",
            ClauseOperand.Countries => "countries",
            ClauseOperand.Block => "`{ … }`",
            _ => throw new ArgumentOutOfRangeException(nameof(clause)),
        };
}
