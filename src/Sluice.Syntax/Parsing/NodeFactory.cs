using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>Makes the typed node of a grammar rule from what was read for it.</summary>
internal static class NodeFactory
{
    private static readonly ClauseDefinition?[] Clauses = FindClauses();

    /// <summary>
    /// The node of a rule; null where the rule has none of its own and its parts go to the rule around it, or are all there is.
    /// </summary>
    internal static SyntaxNode? Create(int rule, NodeParts parts) =>
        Clauses[rule] is { } clause
            ? clause.Create(parts)
            : rule switch
            {
                SluiceParser.RULE_useDirective => new UseDirectiveSyntax(parts),
                SluiceParser.RULE_categoryDeclaration => new CategoryDeclarationSyntax(parts),
                SluiceParser.RULE_purposeDeclaration => new PurposeDeclarationSyntax(parts),
                SluiceParser.RULE_partnerDeclaration => new PartnerDeclarationSyntax(parts),
                SluiceParser.RULE_regionDeclaration => new RegionDeclarationSyntax(parts),
                SluiceParser.RULE_attributeDeclaration => new AttributeDeclarationSyntax(parts),
                SluiceParser.RULE_populationDeclaration => new PopulationDeclarationSyntax(parts),
                SluiceParser.RULE_consentDeclaration => new ConsentDeclarationSyntax(parts),
                SluiceParser.RULE_agreementDeclaration => new AgreementDeclarationSyntax(parts),
                SluiceParser.RULE_formDeclaration => new FormDeclarationSyntax(parts),
                SluiceParser.RULE_techniqueDeclaration => new TechniqueDeclarationSyntax(parts),
                SluiceParser.RULE_dutyDeclaration => new DutyDeclarationSyntax(parts),
                SluiceParser.RULE_ruleDeclaration => new RuleDeclarationSyntax(parts),
                SluiceParser.RULE_invariantDeclaration => new InvariantDeclarationSyntax(parts),
                SluiceParser.RULE_testDeclaration => new TestDeclarationSyntax(parts),
                SluiceParser.RULE_topEntry or SluiceParser.RULE_entry or SluiceParser.RULE_topPartner or SluiceParser.RULE_partnerEntry =>
                    new TreeEntrySyntax(parts),
                SluiceParser.RULE_entryBlock
                or SluiceParser.RULE_partnerBlock
                or SluiceParser.RULE_regionBlock
                or SluiceParser.RULE_choiceBlock
                or SluiceParser.RULE_consentBlock
                or SluiceParser.RULE_agreementBlock
                or SluiceParser.RULE_techniqueBlock
                or SluiceParser.RULE_ruleBlock
                or SluiceParser.RULE_exceptionBlock
                or SluiceParser.RULE_invariantBlock
                or SluiceParser.RULE_testBlock
                or SluiceParser.RULE_casesBlock
                or SluiceParser.RULE_valueBlock => new BlockSyntax(parts),
                SluiceParser.RULE_withTechnique => new WithTechniqueSyntax(parts),
                SluiceParser.RULE_withConsent => new WithConsentSyntax(parts),
                SluiceParser.RULE_withAgreement => new WithAgreementSyntax(parts),
                SluiceParser.RULE_withEvidence => new WithEvidenceSyntax(parts),
                SluiceParser.RULE_withClaims => new WithClaimsSyntax(parts),
                SluiceParser.RULE_withFact => new WithFactSyntax(parts),
                SluiceParser.RULE_testCase => new TestCaseSyntax(parts),
                SluiceParser.RULE_selector => new SelectorSyntax(parts),
                SluiceParser.RULE_anyItem => new AnyItemSyntax(parts),
                SluiceParser.RULE_labelItem => new LabelItemSyntax(parts),
                SluiceParser.RULE_regionItem => new RegionItemSyntax(parts),
                SluiceParser.RULE_namedItem => new NamedItemSyntax(parts),
                SluiceParser.RULE_qualifiedName => new QualifiedNameSyntax(parts),
                SluiceParser.RULE_literal => new LiteralSyntax(parts),
                SluiceParser.RULE_parameterList => new ParameterListSyntax(parts),
                SluiceParser.RULE_parameter => new ParameterSyntax(parts),
                SluiceParser.RULE_argumentList => new ArgumentListSyntax(parts),
                SluiceParser.RULE_argument => new ArgumentSyntax(parts),
                SluiceParser.RULE_type => new AttributeTypeSyntax(parts),
                _ => null,
            };

    /// <summary>The node of a condition, which is known by its first words.</summary>
    internal static SyntaxNode CreateCondition(NodeParts parts) =>
        parts.FirstKind switch
        {
            _ when parts.BeginWithCondition => new BinaryConditionSyntax(parts),
            SyntaxKind.NotKeyword => new NotConditionSyntax(parts),
            SyntaxKind.OpenParenthesis => new ParenthesizedConditionSyntax(parts),
            SyntaxKind.ConsentKeyword => new ConsentConditionSyntax(parts),
            SyntaxKind.AgreementKeyword or SyntaxKind.AnyKeyword => new AgreementConditionSyntax(parts),
            SyntaxKind.ClaimKeyword => new ClaimRefutedSyntax(parts),
            SyntaxKind.AboutKeyword => new AboutConditionSyntax(parts),
            SyntaxKind.BesideKeyword => new BesideConditionSyntax(parts),
            SyntaxKind.Name when parts.Count == 1 => new NameConditionSyntax(parts),
            SyntaxKind.Name when parts.Tokens.Kind(parts.First + 1) == SyntaxKind.InKeyword => new MembershipSyntax(parts),
            SyntaxKind.Name => new ComparisonSyntax(parts),
            _ => new SkippedTokensSyntax(parts),
        };

    /// <summary>The clause that a rule reads; null for a rule that reads none.</summary>
    internal static ClauseDefinition? ClauseOf(int rule) => Clauses[rule];

    /// <summary>Whether a rule has a node of its own.</summary>
    internal static bool HasNode(int rule) => Nodes[rule];

    private static readonly bool[] Nodes = FindNodes();

    private static ClauseDefinition?[] FindClauses()
    {
        var clauses = new ClauseDefinition?[SluiceParser.ruleNames.Length];
        foreach (ClauseDefinition clause in ClauseDefinitions.All)
        {
            clauses[Array.IndexOf(SluiceParser.ruleNames, clause.GrammarRule)] = clause;
        }

        return clauses;
    }

    private static bool[] FindNodes()
    {
        var nodes = new bool[SluiceParser.ruleNames.Length];
        for (int rule = 0; rule < nodes.Length; rule++)
        {
            nodes[rule] = Create(rule, default) is not null;
        }

        return nodes;
    }
}
