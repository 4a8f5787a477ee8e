namespace Sluice.Reference;

/// <summary>Section 3, "Decision": when a rule applies, and its condition.</summary>
public static class ReferenceRules
{
    /// <summary>Whether the rule applies to the flow at all.</summary>
    public static bool Applies(ReferenceWorld world, PlainRule rule)
    {
        // "`allow` applies to a flow only where its selectors cover the flow's category, recipient and purpose; `deny`, `require`
        // and `oblige` apply where they touch all three."
        return Applies(world, rule.Scope, covering: rule.Effect == PlainEffect.Allow);
    }

    /// <summary>The condition of the rule.</summary>
    public static Kleene Condition(ReferenceWorld world, PlainRule rule)
    {
        // "A `but not` applies by covering where it lifts a `deny`, `require` or `oblige`, and by touching where it narrows an `allow`"
        var condition = Condition(world, rule.Scope, covering: rule.Effect != PlainEffect.Allow);

        // "and that the date lies in its period"
        condition = KleeneLogic.And(condition, world.Within(rule.Period));

        // "`require C … when W` is `deny … when W and not C`."
        return rule.Effect == PlainEffect.Require
            ? KleeneLogic.And(condition, KleeneLogic.Not(Evaluate(world, rule.Required!)))
            : condition;
    }

    private static bool Applies(ReferenceWorld world, PlainScope scope, bool covering)
    {
        var scopes = new ReferenceScopes(world.Policy);
        var flow = world.Flow;
        return covering
            ? scopes.CoversCategory(scope.Of, flow.Category)
                && scopes.CoversPartner(scope.To, flow.Recipient)
                && scopes.CoversPurpose(scope.For, flow.Purpose)
            : scopes.TouchesCategory(scope.Of, flow.Category)
                && scopes.TouchesPartner(scope.To, flow.Recipient)
                && scopes.TouchesPurpose(scope.For, flow.Purpose);
    }

    private static Kleene Condition(ReferenceWorld world, PlainScope scope, bool covering)
    {
        // "The condition of a rule is `about` and `when` and not `unless` and not (some `but not` applies and its condition holds)"
        var result = Kleene.True;
        if (scope.About is { } population)
        {
            // "an `about` is \"this person is in P\""
            result = KleeneLogic.And(result, ReferencePopulations.About(world, population));
        }

        if (scope.When is { } when)
        {
            result = KleeneLogic.And(result, Evaluate(world, when));
        }

        if (scope.Unless is { } unless)
        {
            result = KleeneLogic.And(result, KleeneLogic.Not(Evaluate(world, unless)));
        }

        foreach (var butNot in scope.ButNots)
        {
            if (Applies(world, butNot, covering))
            {
                // "nested ones alternate"
                result = KleeneLogic.And(result, KleeneLogic.Not(Condition(world, butNot, !covering)));
            }
        }

        return result;
    }

    private static Kleene Evaluate(ReferenceWorld world, PlainCondition condition) =>
        new ReferenceCondition(world, null).Evaluate(condition);
}
