using Sluice.Syntax.Syntax;

namespace Sluice.Syntax.Parsing;

/// <summary>Makes the typed node of a grammar rule from what was read for it.</summary>
internal static class NodeFactory
{
    /// <summary>The node of a rule; null where the rule has none of its own and its parts go to the rule around it.</summary>
    internal static SyntaxNode? Create(int rule, SyntaxElement[] children) => rule switch
    {
        SluiceParser.RULE_policyFile => new PolicyFileSyntax(children),
        SluiceParser.RULE_useDirective => new UseDirectiveSyntax(children),
        SluiceParser.RULE_categoryDeclaration => new CategoryDeclarationSyntax(children),
        SluiceParser.RULE_purposeDeclaration => new PurposeDeclarationSyntax(children),
        SluiceParser.RULE_partnerDeclaration => new PartnerDeclarationSyntax(children),
        SluiceParser.RULE_regionDeclaration => new RegionDeclarationSyntax(children),
        SluiceParser.RULE_attributeDeclaration => new AttributeDeclarationSyntax(children),
        SluiceParser.RULE_populationDeclaration => new PopulationDeclarationSyntax(children),
        SluiceParser.RULE_consentDeclaration => new ConsentDeclarationSyntax(children),
        SluiceParser.RULE_agreementDeclaration => new AgreementDeclarationSyntax(children),
        SluiceParser.RULE_formDeclaration => new FormDeclarationSyntax(children),
        SluiceParser.RULE_techniqueDeclaration => new TechniqueDeclarationSyntax(children),
        SluiceParser.RULE_dutyDeclaration => new DutyDeclarationSyntax(children),
        SluiceParser.RULE_ruleDeclaration => new RuleDeclarationSyntax(children),
        SluiceParser.RULE_invariantDeclaration => new InvariantDeclarationSyntax(children),
        SluiceParser.RULE_testDeclaration => new TestDeclarationSyntax(children),
        SluiceParser.RULE_topEntry or SluiceParser.RULE_entry or SluiceParser.RULE_topPartner or SluiceParser.RULE_partnerEntry => new TreeEntrySyntax(children),
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
            or SluiceParser.RULE_valueBlock => new BlockSyntax(children),
        SluiceParser.RULE_countriesClause => new CountriesClauseSyntax(children),
        SluiceParser.RULE_domainClause => new DomainClauseSyntax(children),
        SluiceParser.RULE_derivedClause => new DerivedClauseSyntax(children),
        SluiceParser.RULE_linksClause => new LinksClauseSyntax(children),
        SluiceParser.RULE_scriptClause => new ScriptClauseSyntax(children),
        SluiceParser.RULE_kindClause => new KindClauseSyntax(children),
        SluiceParser.RULE_lastsClause => new LastsClauseSyntax(children),
        SluiceParser.RULE_noticesClause => new NoticesClauseSyntax(children),
        SluiceParser.RULE_withClause => new WithClauseSyntax(children),
        SluiceParser.RULE_roleClause => new RoleClauseSyntax(children),
        SluiceParser.RULE_evidenceClause => new EvidenceClauseSyntax(children),
        SluiceParser.RULE_yieldsClause => new YieldsClauseSyntax(children),
        SluiceParser.RULE_allowClause => new AllowClauseSyntax(children),
        SluiceParser.RULE_denyClause => new DenyClauseSyntax(children),
        SluiceParser.RULE_requireClause => new RequireClauseSyntax(children),
        SluiceParser.RULE_obligeClause => new ObligeClauseSyntax(children),
        SluiceParser.RULE_toClause => new ToClauseSyntax(children),
        SluiceParser.RULE_forClause => new ForClauseSyntax(children),
        SluiceParser.RULE_ofClause => new OfClauseSyntax(children),
        SluiceParser.RULE_aboutClause => new AboutClauseSyntax(children),
        SluiceParser.RULE_fromClause => new FromClauseSyntax(children),
        SluiceParser.RULE_untilClause => new UntilClauseSyntax(children),
        SluiceParser.RULE_throughClause => new ThroughClauseSyntax(children),
        SluiceParser.RULE_whenClause => new WhenClauseSyntax(children),
        SluiceParser.RULE_unlessClause => new UnlessClauseSyntax(children),
        SluiceParser.RULE_citeClause => new CiteClauseSyntax(children),
        SluiceParser.RULE_becauseClause => new BecauseClauseSyntax(children),
        SluiceParser.RULE_butNotClause => new ButNotClauseSyntax(children),
        SluiceParser.RULE_neverClause => new NeverClauseSyntax(children),
        SluiceParser.RULE_transferClause => new TransferClauseSyntax(children),
        SluiceParser.RULE_onClause => new OnClauseSyntax(children),
        SluiceParser.RULE_withClauseList => new WithClauseListSyntax(children),
        SluiceParser.RULE_withTechnique => new WithTechniqueSyntax(children),
        SluiceParser.RULE_withConsent => new WithConsentSyntax(children),
        SluiceParser.RULE_withAgreement => new WithAgreementSyntax(children),
        SluiceParser.RULE_withEvidence => new WithEvidenceSyntax(children),
        SluiceParser.RULE_withClaims => new WithClaimsSyntax(children),
        SluiceParser.RULE_withFact => new WithFactSyntax(children),
        SluiceParser.RULE_expectClause => new ExpectClauseSyntax(children),
        SluiceParser.RULE_casesClause => new CasesClauseSyntax(children),
        SluiceParser.RULE_testCase => new TestCaseSyntax(children),
        SluiceParser.RULE_selector => new SelectorSyntax(children),
        SluiceParser.RULE_anyItem => new AnyItemSyntax(children),
        SluiceParser.RULE_labelItem => new LabelItemSyntax(children),
        SluiceParser.RULE_regionItem => new RegionItemSyntax(children),
        SluiceParser.RULE_namedItem => new NamedItemSyntax(children),
        SluiceParser.RULE_qualifiedName => new QualifiedNameSyntax(children),
        SluiceParser.RULE_literal => new LiteralSyntax(children),
        SluiceParser.RULE_parameterList => new ParameterListSyntax(children),
        SluiceParser.RULE_parameter => new ParameterSyntax(children),
        SluiceParser.RULE_argumentList => new ArgumentListSyntax(children),
        SluiceParser.RULE_argument => new ArgumentSyntax(children),
        SluiceParser.RULE_type => new AttributeTypeSyntax(children),
        _ => null,
    };

    /// <summary>The node of a condition, which is known by its first words.</summary>
    internal static SyntaxNode CreateCondition(SyntaxElement[] children) => children[0].Kind switch
    {
        _ when children[0] is ConditionSyntax => new BinaryConditionSyntax(children),
        SyntaxKind.NotKeyword => new NotConditionSyntax(children),
        SyntaxKind.OpenParenthesis => new ParenthesizedConditionSyntax(children),
        SyntaxKind.ConsentKeyword => new ConsentConditionSyntax(children),
        SyntaxKind.AgreementKeyword or SyntaxKind.AnyKeyword => new AgreementConditionSyntax(children),
        SyntaxKind.ClaimKeyword => new ClaimRefutedSyntax(children),
        SyntaxKind.AboutKeyword => new AboutConditionSyntax(children),
        SyntaxKind.BesideKeyword => new BesideConditionSyntax(children),
        SyntaxKind.Name when children.Length == 1 => new NameConditionSyntax(children),
        SyntaxKind.Name when children[1].Kind == SyntaxKind.InKeyword => new MembershipSyntax(children),
        SyntaxKind.Name => new ComparisonSyntax(children),
        _ => new SkippedTokensSyntax(children),
    };

    /// <summary>Whether a rule has a node of its own.</summary>
    internal static bool HasNode(int rule) => Nodes[rule];

    private static readonly bool[] Nodes = FindNodes();

    private static bool[] FindNodes()
    {
        var nodes = new bool[SluiceParser.ruleNames.Length];
        for (int rule = 0; rule < nodes.Length; rule++)
        {
            nodes[rule] = Create(rule, []) is not null;
        }

        return nodes;
    }
}
