using System.Collections.Immutable;
using System.Numerics;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// One flow with its facts, and the truth of rules in it by Kleene's logic: what differs from person to person, and what is not stated, is
/// unknown. Allocates nothing. Where the result hangs on something unknown, the whole engine is asked instead.
/// </summary>
internal readonly ref struct QuickFlow(CategorySymbol category, PartnerSymbol partner, PurposeSymbol purpose, ulong forms, FlowFacts facts)
{
    private readonly CategorySymbol category = category;
    private readonly PartnerSymbol partner = partner;
    private readonly PurposeSymbol purpose = purpose;
    private readonly ulong forms = forms;
    private readonly FlowFacts facts = facts;

    /// <summary>The condition of a rule that applies.</summary>
    public Truth Holds(Rule rule)
    {
        var result = facts.Within(rule.Period);
        if (result != Truth.False && rule.Required is { } required)
        {
            result = Truths.And(result, Truths.Not(Holds(required)));
        }

        return result == Truth.False ? result : Truths.And(result, Clauses(rule.About, rule.When, rule.Unless, rule.Exceptions));
    }

    private Truth Clauses(PopulationSymbol? about, Condition? when, Condition? unless, ImmutableArray<RuleException> exceptions)
    {
        var result = about is null ? Truth.True : Contains(about);
        if (result != Truth.False && when is not null)
        {
            result = Truths.And(result, Holds(when));
        }

        if (result != Truth.False && unless is not null)
        {
            result = Truths.And(result, Truths.Not(Holds(unless)));
        }

        foreach (var exception in exceptions)
        {
            if (result != Truth.False && exception.AppliesTo(category, partner, purpose))
            {
                result = Truths.And(result, Truths.Not(Clauses(exception.About, exception.When, exception.Unless, exception.Exceptions)));
            }
        }

        return result;
    }

    private Truth Holds(Condition condition)
    {
        switch (condition)
        {
            case Condition.AttributeComparison { Operator: ComparisonOperator.Equal, Value.Kind: ValueKind.Boolean } flag when !flag.Attribute.OfSubject:
                return flag.Value.Number != 0 ? facts.Flags[flag.Attribute.Id] : Truths.Not(facts.Flags[flag.Attribute.Id]);
            case Condition.AttributeComparison c:
                return facts.Of(c.Attribute) is { } attribute ? Compare(attribute, c.Operator, c.Value) : Truth.Unknown;
            case Condition.ConsentHolds consent:
                return Holds(consent.Consent);
            case Condition.And and:
                var all = Truth.True;
                foreach (var operand in and.Operands)
                {
                    all = Truths.And(all, Holds(operand));
                }

                return all;
            case Condition.Or or:
                var some = Truth.False;
                foreach (var operand in or.Operands)
                {
                    some = Truths.Or(some, Holds(operand));
                }

                return some;
            case Condition.Not not:
                return Truths.Not(Holds(not.Operand));
            case Condition.FormComparison c:
                return TestForm(c.Operator, c.Form.Rank);
            case Condition.RoleIs role:
                return role.Role == Role.ThirdParty ? Truths.Not(AnyAgreement(null)) : AnyAgreement(role.Role);
            case Condition.FactComparison c:
                return facts.Of(c.Fact) is { } fact ? Compare(fact, c.Operator, c.Value) : Truth.Unknown;
            case Condition.AttributeMembership m:
                return facts.Of(m.Attribute) is { } member ? IsOneOf(member, m.Values) : Truth.Unknown;
            case Condition.FactMembership m:
                return facts.Of(m.Fact) is { } one ? IsOneOf(one, m.Values) : Truth.Unknown;
            case Condition.AgreementHolds agreement:
                return Holds(agreement.Agreement);
            case Condition.AnyAgreement:
                return AnyAgreement(null);
            case Condition.FormMembership m:
                return IsForm(m);
            case Condition.ClaimRefuted:
                return facts.Field.Claim is { } claim ? TestForm(ComparisonOperator.Less, claim.Value.Rank) : Truth.False;
            case Condition.About about:
                return Contains(about.Population);
            case Condition.Beside beside:
                return Companions.AreThere(beside, facts.Manifest, facts.Field, category, partner);
            case Condition.Constant constant:
                return Truths.Of(constant.Value);
            default:
                return Truth.Unknown;
        }
    }

    private Truth Holds(ConsentSymbol consent)
    {
        if (!consent.Scope.Touches(category, partner, purpose))
        {
            return Truth.False;
        }

        return facts.Consents[consent.Id] switch
        {
            ConsentStatus.None => Truth.False,
            ConsentStatus.All when consent.Scope.Covers(category, partner, purpose) => Truth.True,
            _ => Truth.Unknown,
        };
    }

    private Truth Holds(AgreementSymbol agreement)
    {
        var stated = facts.Agreements[agreement.Id];
        var scope = agreement.Scope;
        if (stated == Truth.False || !scope.Partners.Covers(partner) || !scope.Categories.Touches(category) || !scope.Purposes.Touches(purpose))
        {
            return Truth.False;
        }

        return scope.Categories.Covers(category) && scope.Purposes.Covers(purpose) ? stated : Truth.Unknown;
    }

    private Truth AnyAgreement(Role? role)
    {
        var result = Truth.False;
        foreach (var named in facts.Manifest.Agreements)
        {
            if (role is null || named.Value.Role == role)
            {
                result = Truths.Or(result, Holds(named.Value));
            }
        }

        return result;
    }

    private Truth Contains(PopulationSymbol population)
    {
        var result = Truth.True;
        for (TreeSymbol? above = population; above is not null && result != Truth.False; above = above.Parent)
        {
            if (facts.Population is not { } about || !above.Contains(about))
            {
                result = Truths.And(result, ((PopulationSymbol)above).Predicate is { } predicate ? Holds(predicate) : Truth.Unknown);
            }
        }

        return result;
    }

    private Truth TestForm(ComparisonOperator comparison, int rank)
    {
        var (holds, fails) = (false, false);
        for (var rest = forms; rest != 0; rest &= rest - 1)
        {
            var one = ComparisonOperators.Holds(comparison, BitOperations.TrailingZeroCount(rest).CompareTo(rank));
            holds |= one;
            fails |= !one;
        }

        return holds && fails ? Truth.Unknown : Truths.Of(holds);
    }

    private Truth IsForm(Condition.FormMembership membership)
    {
        var meant = 0ul;
        foreach (var form in membership.Forms)
        {
            meant |= 1ul << form.Rank;
        }

        return (forms & meant) == 0 ? Truth.False : (forms & ~meant) == 0 ? Truth.True : Truth.Unknown;
    }

    private static Truth Compare(Value left, ComparisonOperator comparison, Value right) => left.Kind switch
    {
        ValueKind.Duration => Durations.Compare(left, comparison, right),
        ValueKind.Country or ValueKind.Text or ValueKind.Choice => Truths.Of(ComparisonOperators.Holds(comparison, string.CompareOrdinal(left.Text, right.Text))),
        _ => Truths.Of(ComparisonOperators.Holds(comparison, left.Number.CompareTo(right.Number))),
    };

    private static Truth IsOneOf(Value value, ImmutableArray<Value> values)
    {
        var result = Truth.False;
        foreach (var one in values)
        {
            result = Truths.Or(result, Compare(value, ComparisonOperator.Equal, one));
        }

        return result;
    }
}
