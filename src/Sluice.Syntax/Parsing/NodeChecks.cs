using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>What the grammar reads although it means nothing, so that it can be said in one clear sentence.</summary>
internal static class NodeChecks
{
    private static readonly ImmutableArray<string> States = ["all", "none", "ledger"];
    private static readonly ImmutableArray<string> Types = [.. SyntaxFacts.TypeNames, "one of { … }"];

    internal static void Check(SyntaxNode node, SyntaxReporter reporter)
    {
        switch (node)
        {
            case BinaryConditionSyntax binary:
                CheckSigns(binary, reporter);
                CheckMixed(binary, reporter);
                break;
            case NotConditionSyntax not:
                CheckSigns(not, reporter);
                break;
            case ClauseSyntax clause when ClauseDefinitions.Of(clause.Kind) is { } definition:
                CheckClause(clause, definition, reporter);
                break;
            case WithConsentSyntax consent:
                CheckWord(consent, consent.State, States, reporter);
                break;
            case AttributeTypeSyntax type when type.Keyword.Kind == SyntaxKind.Name:
                CheckWord(type, type.Keyword, Types, reporter);
                break;
            case CountriesClauseSyntax countries:
                CheckCountries(countries, reporter);
                break;
            case UseDirectiveSyntax use:
                TextChecks.CheckName(use.Path, reporter);
                break;
            case ScriptClauseSyntax script:
                TextChecks.CheckName(script.Path, reporter);
                break;
            case CategoryDeclarationSyntax or PurposeDeclarationSyntax or PartnerDeclarationSyntax:
                CheckParts((TreeDeclarationSyntax)node, reporter);
                break;
        }
    }

    private static void CheckClause(ClauseSyntax clause, ClauseDefinition definition, SyntaxReporter reporter)
    {
        if (!definition.Words.IsEmpty)
        {
            CheckWord(clause, clause.Word, definition.Words, reporter, definition.WordHint);
        }

        if (definition.HasTextNames)
        {
            foreach (SyntaxToken name in clause.Tokens(SyntaxKind.Text))
            {
                TextChecks.CheckName(name, reporter);
            }
        }
    }

    private static void CheckSigns(ConditionSyntax condition, SyntaxReporter reporter)
    {
        foreach (SyntaxElement element in condition.Elements)
        {
            if (element is SyntaxToken { Type: SluiceLexer.AND_SIGN or SluiceLexer.OR_SIGN or SluiceLexer.NOT_SIGN } sign)
            {
                string word = sign.Type switch
                {
                    SluiceLexer.AND_SIGN => "and",
                    SluiceLexer.OR_SIGN => "or",
                    _ => "not",
                };
                reporter.Add(SyntaxDiagnostics.SignForWord, sign, null, word, Sign(sign));
            }
        }
    }

    private static string Sign(SyntaxToken sign) =>
        sign.Type switch
        {
            SluiceLexer.AND_SIGN => sign.Span.Length == 2 ? "&&" : "&",
            SluiceLexer.OR_SIGN => "||",
            _ => "!",
        };

    private static void CheckMixed(BinaryConditionSyntax binary, SyntaxReporter reporter)
    {
        bool reported = false;
        bool differs = false;
        foreach (SyntaxElement element in binary.Elements)
        {
            if (element is BinaryConditionSyntax side)
            {
                reported |= side.IsMixed;
                differs |= side.Operator.Kind != binary.Operator.Kind;
            }
        }

        binary.IsMixed = reported || differs;
        if (differs && !reported)
        {
            binary.MarkErroneous();
            reporter.Add(SyntaxDiagnostics.MixedAndOr, binary.Operator, "put parentheses around what belongs together");
        }
    }

    private static void CheckWord(
        SyntaxNode node,
        SyntaxToken word,
        ImmutableArray<string> known,
        SyntaxReporter reporter,
        string? otherwise = null
    )
    {
        if (!word.IsMissing && !word.HasErrors && !known.Contains(word.Text, StringComparer.Ordinal))
        {
            word.MarkMalformed();
            node.MarkErroneous();
            reporter.Add(
                SyntaxDiagnostics.UnknownWord,
                word,
                DiagnosticHint.DidYouMean(NearestName.Find(word.Text, known)) ?? otherwise,
                Alternatives.Of(known),
                word.Text
            );
        }
    }

    private static void CheckCountries(CountriesClauseSyntax countries, SyntaxReporter reporter)
    {
        foreach (SyntaxToken code in countries.Codes)
        {
            if (code.Kind == SyntaxKind.Name && !code.HasErrors)
            {
                code.MarkMalformed();
                countries.MarkErroneous();
                string? hint =
                    code.Text.Length == 2
                        ? $"write `{code.Text.ToUpperInvariant()}`"
                        : "the countries of a partner are written one by one; regions stand in selectors: `partners in eea`";
                reporter.Add(SyntaxDiagnostics.ExpectedCountry, code, hint, code.Text);
            }
        }
    }

    private static void CheckParts(TreeDeclarationSyntax declaration, SyntaxReporter reporter)
    {
        if (declaration.Entry is not { } top)
        {
            return;
        }

        (ClauseBlocks tree, string found) = declaration switch
        {
            CategoryDeclarationSyntax => (ClauseBlocks.Category, "category"),
            PurposeDeclarationSyntax => (ClauseBlocks.Purpose, "purpose"),
            _ => (ClauseBlocks.Partner, "partner"),
        };
        var open = new Stack<TreeEntrySyntax>([top]);
        while (open.TryPop(out TreeEntrySyntax? entry))
        {
            foreach (SyntaxElement part in entry.Elements)
            {
                if (ClauseDefinitions.Of(part.Kind) is { } definition && !definition.StandsIn(tree))
                {
                    string owner =
                        definition.StandsIn(ClauseBlocks.Category) ? "category"
                        : definition.StandsIn(ClauseBlocks.Purpose) ? "purpose"
                        : "partner";
                    SyntaxToken keyword = ((SyntaxNode)part).FirstToken;
                    ((SyntaxNode)part).MarkErroneous();
                    reporter.Add(SyntaxDiagnostics.MisplacedPart, keyword, null, keyword.Text, owner, found);
                }
            }

            foreach (TreeEntrySyntax child in entry.Children)
            {
                open.Push(child);
            }
        }
    }
}
