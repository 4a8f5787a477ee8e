namespace Sluice.Reference.Generation;

/// <summary>Policies with one thing less; what still names it makes them invalid, which the engine then says.</summary>
public static class PolicyCuts
{
    /// <summary>All of them, the greatest cuts first.</summary>
    public static IEnumerable<PlainPolicy> Of(PlainPolicy policy)
    {
        return Cuts.Without(policy.Rules)
            .Select(r => policy with { Rules = r })
            .Concat(Cuts.Inside(policy.Rules, Rule).Select(r => policy with { Rules = r }))
            .Concat(Cuts.Without(policy.Agreements).Select(a => policy with { Agreements = a }))
            .Concat(Cuts.Without(policy.Consents).Select(c => policy with { Consents = c }))
            .Concat(Cuts.Without(policy.Techniques).Select(t => policy with { Techniques = t }))
            .Concat(Cuts.Inside(policy.Techniques, Technique).Select(t => policy with { Techniques = t }))
            .Concat(Cuts.Without(policy.Populations).Select(p => policy with { Populations = p }))
            .Concat(Cuts.Inside(policy.Populations, Population).Select(p => policy with { Populations = p }))
            .Concat(Cuts.Without(policy.Categories, 1).Select(c => policy with { Categories = c }))
            .Concat(Cuts.Inside(policy.Categories, Category).Select(c => policy with { Categories = c }))
            .Concat(Cuts.Without(policy.Partners, 1).Select(p => policy with { Partners = p }))
            .Concat(Cuts.Inside(policy.Partners, Partner).Select(p => policy with { Partners = p }))
            .Concat(Cuts.Without(policy.Purposes, 1).Select(p => policy with { Purposes = p }))
            .Concat(Cuts.Inside(policy.Purposes, Purpose).Select(p => policy with { Purposes = p }))
            .Concat(Cuts.Inside(policy.Agreements, Agreement).Select(a => policy with { Agreements = a }))
            .Concat(Cuts.Inside(policy.Consents, Consent).Select(c => policy with { Consents = c }))
            .Concat(Cuts.Without(policy.Attributes).Select(a => policy with { Attributes = a }))
            .Concat(Cuts.Without(policy.Duties).Select(d => policy with { Duties = d }))
            .Concat(Cuts.Without(policy.Regions).Select(r => policy with { Regions = r }));
    }

    private static IEnumerable<PlainRule> Rule(PlainRule rule)
    {
        var written = rule.Effect == PlainEffect.Allow;
        var cuts = Scope(rule.Scope, written, written || rule.Effect == PlainEffect.Deny).Select(s => rule with { Scope = s });
        cuts = rule.Period.IsBounded ? cuts.Append(rule with { Period = PlainPeriod.Always }) : cuts;
        return rule.Required is null ? cuts : cuts.Concat(Condition(rule.Required).Select(c => rule with { Required = c }));
    }

    private static IEnumerable<PlainScope> Scope(PlainScope scope, bool written, bool ofWritten)
    {
        var cuts = Cuts.Without(scope.ButNots)
            .Select(b => scope with { ButNots = b })
            .Concat(Cuts.Inside(scope.ButNots, b => Scope(b, false, false)).Select(b => scope with { ButNots = b }));
        cuts = scope.About is null ? cuts : cuts.Append(scope with { About = null });
        cuts = scope.When is null
            ? cuts
            : cuts.Append(scope with { When = null }).Concat(Condition(scope.When).Select(c => scope with { When = c }));
        cuts = scope.Unless is null
            ? cuts
            : cuts.Append(scope with { Unless = null }).Concat(Condition(scope.Unless).Select(c => scope with { Unless = c }));
        cuts = cuts.Concat(Optional(scope.Of, ofWritten).Select(s => scope with { Of = s }));
        cuts = cuts.Concat(Optional(scope.To, written).Select(s => scope with { To = s }));
        return cuts.Concat(Optional(scope.For, written).Select(s => scope with { For = s }));
    }

    private static IEnumerable<PlainSelector?> Optional(PlainSelector? selector, bool written)
    {
        if (selector is null)
        {
            return [];
        }

        return written ? Selector(selector) : new PlainSelector?[] { null }.Concat(Selector(selector));
    }

    private static IEnumerable<PlainSelector> Selector(PlainSelector selector)
    {
        if (selector.Items is not [{ Kind: PlainItemKind.Any }] || selector.Except.Count > 0)
        {
            yield return PlainSelector.Any;
        }

        foreach (var items in Cuts.Without(selector.Items, 1))
        {
            yield return selector with
            {
                Items = items,
            };
        }

        foreach (var except in Cuts.Without(selector.Except))
        {
            yield return selector with
            {
                Except = except,
            };
        }
    }

    private static IEnumerable<PlainCondition> Condition(PlainCondition condition) =>
        condition switch
        {
            PlainAnd and => and
                .Parts.Concat(Cuts.Without(and.Parts, 2).Select(p => new PlainAnd(p)))
                .Concat(Cuts.Inside(and.Parts, Condition).Select(p => new PlainAnd(p))),
            PlainOr or => or
                .Parts.Concat(Cuts.Without(or.Parts, 2).Select(p => new PlainOr(p)))
                .Concat(Cuts.Inside(or.Parts, Condition).Select(p => new PlainOr(p))),
            PlainNot not => Condition(not.Part).Select(PlainCondition (c) => new PlainNot(c)).Prepend(not.Part),
            PlainIn choice => Cuts.Without(choice.Values, 1).Select(v => choice with { Values = v }),
            PlainBeside beside => Selector(beside.Selector).Select(s => beside with { Selector = s }),
            _ => [],
        };

    private static IEnumerable<PlainTechnique> Technique(PlainTechnique technique) =>
        Cuts.Without(technique.Yields)
            .Select(y => technique with { Yields = y })
            .Concat(Cuts.Inside(technique.Yields, Yield).Select(y => technique with { Yields = y }))
            .Concat(Cuts.Without(technique.Parameters).Select(p => technique with { Parameters = p }));

    private static IEnumerable<PlainYield> Yield(PlainYield line) =>
        line.When is null ? [] : Condition(line.When).Select(c => line with { When = c }).Prepend(line with { When = null });

    private static IEnumerable<PlainPopulation> Population(PlainPopulation population) =>
        population.Predicate is null
            ? []
            : Condition(population.Predicate).Select(c => population with { Predicate = c }).Prepend(population with { Predicate = null });

    private static IEnumerable<PlainCategory> Category(PlainCategory category) =>
        Cuts.Without(category.From)
            .Select(f => category with { From = f })
            .Concat(Cuts.Without(category.Labels).Select(l => category with { Labels = l }))
            .Concat(category.Domain is null ? [] : [category with { Domain = null }]);

    private static IEnumerable<PlainPartner> Partner(PlainPartner partner) =>
        Cuts.Without(partner.Countries)
            .Select(c => partner with { Countries = c })
            .Concat(Cuts.Without(partner.Labels).Select(l => partner with { Labels = l }));

    private static IEnumerable<PlainPurpose> Purpose(PlainPurpose purpose) =>
        Cuts.Without(purpose.Labels)
            .Select(l => purpose with { Labels = l })
            .Concat(purpose.Links ? [purpose with { Links = false, LinksAt = null }] : []);

    private static IEnumerable<PlainAgreement> Agreement(PlainAgreement agreement) =>
        Selector(agreement.Of)
            .Select(s => agreement with { Of = s })
            .Concat(Selector(agreement.With).Select(s => agreement with { With = s }))
            .Concat(Selector(agreement.For).Select(s => agreement with { For = s }))
            .Concat(Cuts.Without(agreement.Evidence).Select(e => agreement with { Evidence = e }))
            .Concat(agreement.Period.IsBounded ? [agreement with { Period = PlainPeriod.Always }] : []);

    private static IEnumerable<PlainConsent> Consent(PlainConsent consent) =>
        Selector(consent.Of)
            .Select(s => consent with { Of = s })
            .Concat(Selector(consent.To).Select(s => consent with { To = s }))
            .Concat(Selector(consent.For).Select(s => consent with { For = s }))
            .Concat(consent.Lasts is null ? [] : [consent with { Lasts = null }])
            .Concat(consent.Notices.Count == 0 ? [] : [consent with { Notices = [] }]);
}
