using Sluice.Core.Analysis;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Linting;

/// <summary>Something a transfer can leave unnamed, and a rule as it would be if it were named.</summary>
/// <param name="Words">What is left unnamed, in words.</param>
/// <param name="Named">
/// The rule with what it asks of that put in as if it were named; true where naming it would make the rule forbid.
/// </param>
/// <param name="Naming">What would be the case if it were named.</param>
/// <param name="NamedValue">The value of that.</param>
internal sealed record OmissibleFact(string Words, Rule Named, Variable Naming, Value NamedValue)
{
    /// <summary>What a rule asks about an agreement, were it named and in force: only its dates are left to ask for.</summary>
    public static OmissibleFact OfAgreement(Rule rule, AgreementSymbol agreement)
    {
        var inForce = RuleOutcomes.PeriodCondition(agreement.Period);
        return new OmissibleFact($"agreement `{agreement.Name}`", Map(rule, Put), new Variable.Named(agreement), Value.OfBoolean(true));

        Condition Put(Condition atom) =>
            atom switch
            {
                Condition.AgreementHolds holds when holds.Agreement == agreement => inForce,
                Condition.AnyAgreement => inForce,
                Condition.RoleIs role when role.Role == agreement.Role => inForce,
                Condition.RoleIs { Role: Role.ThirdParty } => Conditions.Negate(inForce),
                _ => atom,
            };
    }

    /// <summary>
    /// What a rule asks about the form, were a technique named that brings the field to it, of a field that no technique is named for.
    /// </summary>
    public static OmissibleFact OfTechnique(Rule rule, TechniqueSymbol technique, FormSymbol form, FormSymbol weakest, ulong forms)
    {
        var named = Map(rule, Put);
        var plain = new Condition.FormComparison(ComparisonOperator.Equal, weakest);
        return new OmissibleFact(
            $"technique `{technique.Name}`",
            named with
            {
                When = named.When is null ? plain : Conditions.And([plain, named.When]),
            },
            new Variable.Form(),
            Value.OfInteger(forms)
        );

        Condition Put(Condition atom) =>
            atom switch
            {
                Condition.FormComparison c => ComparisonOperators.Holds(c.Operator, form.Rank.CompareTo(c.Form.Rank))
                    ? Condition.True
                    : Condition.False,
                Condition.FormMembership m => m.Forms.Any(f => f.Rank == form.Rank) ? Condition.True : Condition.False,
                _ => atom,
            };
    }

    /// <summary>What a rule asks about the claim, were a form claimed for a field that nothing was done to.</summary>
    public static OmissibleFact OfClaim(Rule rule, FormSymbol weakest, FormSymbol claimed)
    {
        var named = Map(rule, static atom => atom is Condition.ClaimRefuted ? Condition.True : atom);
        var plain = new Condition.FormComparison(ComparisonOperator.Equal, weakest);
        return new OmissibleFact(
            $"`claims: {claimed.Name}`",
            named with
            {
                When = named.When is null ? plain : Conditions.And([plain, named.When]),
            },
            new Variable.Claim(),
            Value.OfInteger(claimed.Rank)
        );
    }

    /// <summary>Whether a rule asks for some kind of atom anywhere.</summary>
    public static bool AsksFor(Rule rule, Func<Condition, bool> atom) => ConditionWalker.Of(rule).Any(atom);

    private static Rule Map(Rule rule, Func<Condition, Condition> atom) =>
        rule with
        {
            Clauses = ConditionRewriter.Replace(rule.Clauses, atom),
        };
}
