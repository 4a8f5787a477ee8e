using Antlr4.Runtime;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>What stands in a place of the grammar, in the user's words.</summary>
internal static class ContextPhrases
{
    private const string Category = "a data category";
    private const string Partner = "a partner";
    private const string Purpose = "a purpose";
    private const string Population = "a population";
    private const string Form = "the name of a form";
    private const string Evidence = "the name of a piece of evidence";

    /// <summary>What is expected at this moment; null where only the words themselves can be listed.</summary>
    internal static string? Of(TreeBuildingParser parser)
    {
        for (RuleContext? context = parser.Context; context is not null; context = context.Parent)
        {
            switch (context.RuleIndex)
            {
                case SluiceParser.RULE_selector
                or SluiceParser.RULE_selectorItem
                or SluiceParser.RULE_namedItem
                or SluiceParser.RULE_qualifiedName
                or SluiceParser.RULE_name
                or SluiceParser.RULE_childName:
                    continue;
                case SluiceParser.RULE_text:
                    return "a text in double quotes";
                case SluiceParser.RULE_date:
                    return "a date such as `2024-05-22`";
                case SluiceParser.RULE_number:
                    return "a number such as `100_000`";
                case SluiceParser.RULE_literal:
                    return "a value such as `5`, `90 days` or `true`";
                case SluiceParser.RULE_condition:
                    return OfCondition(parser);
                case SluiceParser.RULE_factName:
                    return "a condition";
                case SluiceParser.RULE_comparisonSign:
                    return "a comparison such as `=` or `>=`";
                case SluiceParser.RULE_place or SluiceParser.RULE_regionItem or SluiceParser.RULE_regionBlock:
                    return context.RuleIndex == SluiceParser.RULE_regionItem && parser.LastElement?.Kind == SyntaxKind.PartnersKeyword
                        ? "`in` or `outside`"
                        : "a country such as `KR` or a region";
                case SluiceParser.RULE_countriesClause:
                    return "a country such as `KR`";
                case SluiceParser.RULE_type:
                    return "a type such as `boolean`, `integer` or `one of { … }`";
                case SluiceParser.RULE_domainClause or SluiceParser.RULE_scriptClause:
                    return null;
                case SluiceParser.RULE_withClaims or SluiceParser.RULE_formDeclaration:
                    return Form;
                case SluiceParser.RULE_withEvidence:
                    return Evidence;
                case SluiceParser.RULE_obligeClause:
                    return parser.LastElement?.Kind == SyntaxKind.ObligeKeyword ? "the name of a duty" : null;
                case SluiceParser.RULE_withItem:
                    return "what the test states: `technique`, `consent`, `agreement`, `evidence`, `claims` or a fact";
                case SluiceParser.RULE_withConsent:
                    return parser.LastElement?.Kind == SyntaxKind.ConsentKeyword ? "the name of a consent" : "`all`, `none` or `ledger`";
                case SluiceParser.RULE_expectClause:
                    return parser.LastElement?.Kind == SyntaxKind.ExpectKeyword
                        ? Alternatives.Of(ClauseDefinitions.Of(SyntaxKind.ExpectClause)!.Words)
                        : "the name of a rule";
                case SluiceParser.RULE_topEntry or SluiceParser.RULE_topPartner:
                    return parser.Context.RuleIndex == SluiceParser.RULE_name ? "a name" : null;
                default:
                    if (NodeFactory.ClauseOf(context.RuleIndex) is { } clause && Operand(clause) is { } operand)
                    {
                        return operand;
                    }

                    return RuleSets.IsName(parser.Context.RuleIndex) ? "a name" : null;
            }
        }

        return null;
    }

    /// <summary>What should have stood behind the keyword of a clause.</summary>
    internal static string? Behind(SyntaxNode node) =>
        ClauseDefinitions.Of(node.Kind) is not { } clause ? null
        : clause.Operand == ClauseOperand.Condition ? "a condition"
        : clause.Operand <= ClauseOperand.Population ? Operand(clause)
        : null;

    private static string? Operand(ClauseDefinition clause) =>
        clause.Operand switch
        {
            ClauseOperand.Categories or ClauseOperand.CategoryNames => Category,
            ClauseOperand.Partners => Partner,
            ClauseOperand.Purposes => Purpose,
            ClauseOperand.Population => Population,
            ClauseOperand.Form => Form,
            ClauseOperand.Evidence => Evidence,
            ClauseOperand.Word => Alternatives.Of(clause.Words),
            _ => null,
        };

    /// <summary>Whose block it is.</summary>
    internal static string BlockOwner(int rule) =>
        rule switch
        {
            SluiceParser.RULE_consentBlock => "a consent",
            SluiceParser.RULE_agreementBlock => "an agreement",
            SluiceParser.RULE_techniqueBlock => "a technique",
            SluiceParser.RULE_exceptionBlock => "an exception",
            SluiceParser.RULE_invariantBlock => "an invariant",
            SluiceParser.RULE_testBlock => "a test",
            _ => "a rule",
        };

    /// <summary>Whether a name below another one is being read.</summary>
    internal static bool InEntryBlock(TreeBuildingParser parser)
    {
        for (RuleContext? context = parser.Context; context is not null; context = context.Parent)
        {
            if (context.RuleIndex is SluiceParser.RULE_entryBlock or SluiceParser.RULE_partnerBlock)
            {
                return true;
            }
        }

        return false;
    }

    private static string OfCondition(TreeBuildingParser parser) =>
        parser.LastElement?.Kind switch
        {
            SyntaxKind.ConsentKeyword => "the name of a consent",
            SyntaxKind.AgreementKeyword => "the name of an agreement",
            SyntaxKind.AnyKeyword => "`agreement`",
            SyntaxKind.ClaimKeyword => "`refuted`",
            SyntaxKind.AboutKeyword => Population,
            SyntaxKind.BesideKeyword => Category,
            _ => "a condition",
        };
}
