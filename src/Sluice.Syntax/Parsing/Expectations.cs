using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>Says in the user's words what was expected where something else was found.</summary>
internal static class Expectations
{
    internal static Diagnostic Describe(TreeBuildingParser parser, SyntaxToken found)
    {
        SyntaxReporter reporter = parser.Reporter;
        int rule = parser.Context.RuleIndex;
        if (rule == SluiceParser.RULE_policyFile)
        {
            if (Unbraced(parser, found) is { } unbraced)
            {
                return Diagnostic.Create(SyntaxDiagnostics.Unexpected, reporter.At(found), "`{`", Found(found)).WithHint(unbraced);
            }

            return found.Type == SluiceLexer.RBRACE
                ? Diagnostic.Create(SyntaxDiagnostics.StrayBrace, reporter.At(found))
                : Diagnostic
                    .Create(SyntaxDiagnostics.ExpectedDeclaration, reporter.At(found), Found(found))
                    .WithHint(Elsewhere(parser, found) ?? NearestIn(parser, found));
        }

        if (RuleSets.IsNameBlock(rule) || RuleSets.IsName(rule) || rule is SluiceParser.RULE_number or SluiceParser.RULE_derivedClause)
        {
            if (ReservedChild(parser, found) is { } reserved)
            {
                return Diagnostic.Create(SyntaxDiagnostics.ReservedChild, reporter.At(reserved), TextOf(reserved));
            }
        }

        // Before its `{` a block wants nothing else yet.
        bool closed = RuleSets.IsBlock(rule) && parser.OpenElements.IsEmpty;
        if (RuleSets.IsClauseBlock(rule) && !closed)
        {
            return DescribeClause(parser, found, rule);
        }

        string expected = (closed ? null : ContextPhrases.Of(parser)) ?? Listed(parser);
        return Diagnostic.Create(SyntaxDiagnostics.Unexpected, reporter.At(found), expected, Found(found)).WithHint(HintFor(found, parser));
    }

    /// <summary>What was found, in words that fit into a sentence.</summary>
    internal static string Found(SyntaxToken token)
    {
        if (token.Type == TokenConstants.EOF)
        {
            return "the end of the file";
        }

        string text = TextOf(token);
        return text.Length > 40 ? $"`{text[..37]}…`" : $"`{text}`";
    }

    internal static string TextOf(SyntaxToken token) => token.SourceText;

    private static Diagnostic DescribeClause(TreeBuildingParser parser, SyntaxToken found, int rule)
    {
        SyntaxReporter reporter = parser.Reporter;

        // `allow to alipay`: the keyword was read as a name, because it may be one, and the rest shows that it was none.
        if (
            parser.LastElement is SyntaxNode clause
            && LastToken(clause) is SyntaxToken { Kind: SyntaxKind.Name } last
            && last.Type is >= SluiceLexer.ALLOW and <= SluiceLexer.CASES
            && ContextPhrases.Behind(clause) is { } missing
        )
        {
            return Diagnostic.Create(SyntaxDiagnostics.Unexpected, reporter.At(last), missing, Found(last));
        }

        DiagnosticHint? hint = Elsewhere(parser, found) ?? NearestIn(parser, found) ?? NearestUnit(parser, found);
        if (hint is null && LooksLikeListItem(parser.LastElement, found))
        {
            hint = "items of a list are separated by commas";
        }

        if (rule == SluiceParser.RULE_casesBlock)
        {
            // A row begins with a text, and no keyword.
            string row = parser.LastElement is TestCaseSyntax ? "a clause of this case or the name of the next one" : "the name of a case";
            return Diagnostic
                .Create(SyntaxDiagnostics.Unexpected, reporter.At(found), row + " in double quotes", Found(found))
                .WithHint(hint);
        }

        string examples = Alternatives.Of(Keywords(parser).Take(4));
        return Diagnostic
            .Create(SyntaxDiagnostics.ExpectedClause, reporter.At(found), ContextPhrases.BlockOwner(rule), examples, Found(found))
            .WithHint(hint);
    }

    private static bool LooksLikeListItem(SyntaxElement? before, SyntaxToken found) =>
        before is SyntaxNode clause
        && LastToken(clause) is { } last
        && found.Type != TokenConstants.EOF
        && (
            last.Kind == SyntaxKind.Text
                ? found.Kind == SyntaxKind.Text
                : last.Kind is SyntaxKind.Name or SyntaxKind.Label && (found.Kind is SyntaxKind.Name or SyntaxKind.Label)
        );

    private static SyntaxToken? LastToken(SyntaxNode node)
    {
        SyntaxElement element = node;
        while (element is SyntaxNode { Elements.Length: > 0 } inner)
        {
            element = inner.Elements[^1];
        }

        return element as SyntaxToken;
    }

    private static SyntaxToken? ReservedChild(TreeBuildingParser parser, SyntaxToken found)
    {
        if (IsPartWord(found.Type))
        {
            return found;
        }

        foreach (SyntaxElement element in parser.OpenElements)
        {
            if (element is SyntaxToken token && IsPartWord(token.Type) && token.Kind != SyntaxKind.Name)
            {
                return ContextPhrases.InEntryBlock(parser) ? token : null;
            }
        }

        // `links "Title"`: a complete part of the entry before it.
        SyntaxElement? last = parser.LastElement;
        while (last is SyntaxNode { Elements.Length: > 0 } node)
        {
            last = node.Elements[^1];
        }

        RuleContext? context = parser.Context;
        bool inPart =
            context?.Parent is ParserRuleContext { RuleIndex: SluiceParser.RULE_domainClause or SluiceParser.RULE_qualifiedName }
            || RuleSets.IsNameBlock(parser.Context.RuleIndex);
        return
            inPart
            && last is SyntaxToken before
            && IsPartWord(before.Type)
            && before.Kind != SyntaxKind.Name
            && found.Kind is SyntaxKind.Text or SyntaxKind.OpenBrace or SyntaxKind.CloseBrace or SyntaxKind.Label
            && ContextPhrases.InEntryBlock(parser)
            ? before
            : null;
    }

    private static bool IsPartWord(int type) => type is SluiceLexer.FROM or SluiceLexer.DOMAIN or SluiceLexer.LINKS;

    private static DiagnosticHint? HintFor(SyntaxToken found, TreeBuildingParser parser) =>
        found.Type switch
        {
            SluiceLexer.COUNTRY => parser.Context.RuleIndex == SluiceParser.RULE_partnerBlock
                ? $"countries stand behind `in`: `in {TextOf(found)}`"
                : null,
            _ => Elsewhere(parser, found) ?? NearestIn(parser, found),
        };

    /// <summary>What is meant by a sign or word of another language; null for any other text.</summary>
    private static string? Elsewhere(TreeBuildingParser parser, SyntaxToken found) =>
        TextOf(found) switch
        {
            "#" or ['#', ..] when parser.Reporter.OpensLine(found) => "comments begin with `//`",
            "in" => "where a partner is stands in its block, `partner p { in IE }`; in a selector write `partners in IE`",
            "," when parser.LastElement is SyntaxNode clause && LastToken(clause) is { } last && char.IsAsciiDigit(last.SourceText[0]) =>
                "digits are grouped with `_`, for example `5_000`",
            "{" when parser.Context.RuleIndex == SluiceParser.RULE_regionBlock => "the block of the region may not be closed",
            "," when RuleSets.IsNameBlock(parser.Context.RuleIndex) => "names in a block stand beside each other without commas",
            _ => null,
        };

    /// <summary>
    /// What to write where the braces of a block that may be left out are missing, and a clause of it follows; null for anything else.
    /// </summary>
    private static string? Unbraced(TreeBuildingParser parser, SyntaxToken found)
    {
        (ClauseBlocks block, string example) = parser.LastElement switch
        {
            ConsentDeclarationSyntax => (ClauseBlocks.Consent, "consent c {"),
            AgreementDeclarationSyntax => (ClauseBlocks.Agreement, "agreement a {"),
            TechniqueDeclarationSyntax => (ClauseBlocks.Technique, "technique t {"),
            _ => (ClauseBlocks.None, ""),
        };
        if (
            ClauseDefinitions.Find(block, TextOf(found)) is null
            || LastToken((SyntaxNode)parser.LastElement!)?.Kind == SyntaxKind.CloseBrace
        )
        {
            return null;
        }

        // What is missing in it may stand behind.
        ((SyntaxNode)parser.LastElement!).MarkErroneous();
        return $"clauses stand in braces: `{example} {TextOf(found)} … }}`";
    }

    private static DiagnosticHint? NearestIn(TreeBuildingParser parser, SyntaxToken found) =>
        found.Kind is SyntaxKind.Name or SyntaxKind.Country
            ? DiagnosticHint.DidYouMean(NearestName.Find(TextOf(found), Keywords(parser)))
            : null;

    private static DiagnosticHint? NearestUnit(TreeBuildingParser parser, SyntaxToken found) =>
        parser.LastElement is SyntaxNode clause && LastToken(clause) is { Type: SluiceLexer.INTEGER }
            ? DiagnosticHint.DidYouMean(NearestName.Find(TextOf(found), Words.UnitWords))
            : null;

    private static IEnumerable<string> Keywords(TreeBuildingParser parser)
    {
        IntervalSet wanted = parser.Atn.NextTokens(parser.Atn.states[parser.State]);
        return wanted
            .ToList()
            .Where(type => type is >= SluiceLexer.USE and <= SluiceLexer.FALSE)
            .Select(type => TokenKinds.FixedText(type)!);
    }

    private static string Listed(TreeBuildingParser parser)
    {
        IntervalSet wanted = parser.Atn.NextTokens(parser.Atn.states[parser.State], parser.Context);

        // Where a name may stand nearly every keyword may, as one.
        bool isName = wanted.Contains(SluiceLexer.IDENT);
        IEnumerable<string> signs = wanted
            .ToList()
            .Where(type => !isName || type is < SluiceLexer.USE or > SluiceLexer.FALSE)
            .Select(TokenKinds.FixedText)
            .OfType<string>()
            .Select(static sign => $"`{sign}`");
        string[] said = [.. isName ? ["a name", .. signs.Take(3)] : signs.Take(4)];
        return said.Length == 0 ? "something else" : Alternatives.Said(said);
    }
}
