using System.Collections.Immutable;
using Sluice.Core.Linting.Rules;

namespace Sluice.Core.Linting;

/// <summary>Every lint rule there is.</summary>
public static class LintRules
{
    private static ImmutableArray<LintRule> all;

    /// <summary>All of them, in the order of their identifiers.</summary>
    public static ImmutableArray<LintRule> All => all.IsDefault ? all = Create() : all;

    private static ImmutableArray<LintRule> Create() =>
        [
            new NeverAppliesRule(),
            new ShadowedByDenyRule(),
            new RedundantAllowRule(),
            new ExceptTakesNothingRule(),
            new ButNotTakesNothingRule(),
            new ButNotTakesEverythingRule(),
            new ConstantConditionRule(),
            new ContradictoryDatesRule(),
            new ExpiredAgreementRule(),
            new UnusedCategoryRule(),
            new UnusedPurposeRule(),
            new UnusedPartnerRule(),
            new UnusedConsentRule(),
            new UnusedTechniqueRule(),
            new UnusedAttributeRule(),
            new CategoryWithoutAllowRule(),
            new MissingCiteRule(),
            new LabelSpellingRule(),
            new DomainMissingRule(),
            new EscapableRuleRule(),
            new DenyWhenConsentRule(),
            new OverlappingPopulationsRule(),
            new UnusedSuppressionRule(),
            new BrokenSuppressionRule(),
            new BesideInAnotherTransferRule(),
            new DestinationStatedRule(),
            new OncePassesRule(),
        ];
}
