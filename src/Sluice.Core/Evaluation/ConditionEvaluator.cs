using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// The truth of conditions by Kleene's logic: what each kind of condition means, said once for all sources of facts. Total: it cannot fail
/// on any bound condition.
/// </summary>
internal static class ConditionEvaluator
{
    /// <summary>The truth of a condition in an evaluation context.</summary>
    public static Truth Evaluate(EvaluationContext context, Condition condition)
    {
        var facts = new ContextFacts(context);
        return Evaluate(ref facts, condition);
    }

    /// <summary>The truth of a condition.</summary>
    public static Truth Evaluate<TFacts>(ref TFacts facts, Condition condition)
        where TFacts : struct, IFlowFacts
    {
        var mark = facts.Begin();
        return facts.End(EvaluatePart(ref facts, condition), mark);
    }

    // Not a visitor: a method call by kind would take longer than evaluating most conditions. Generated policies test every kind.
    private static Truth EvaluatePart<TFacts>(ref TFacts facts, Condition condition)
        where TFacts : struct, IFlowFacts
    {
        switch (condition)
        {
            case Condition.AttributeComparison c:
                return facts.Of(c.Attribute) is { } attribute
                    ? Compare(ref facts, attribute, c.Operator, c.Value)
                    : facts.Open(c.Attribute, c);
            case Condition.ConsentHolds consent:
                return Holds(ref facts, consent.Consent);
            case Condition.And and:
                var all = Truth.True;
                foreach (var operand in and.Operands)
                {
                    all = Truths.And(all, Evaluate(ref facts, operand));
                    if (all == Truth.False)
                    {
                        break;
                    }
                }

                return all;
            case Condition.Or or:
                var any = Truth.False;
                foreach (var operand in or.Operands)
                {
                    any = Truths.Or(any, Evaluate(ref facts, operand));
                    if (any == Truth.True)
                    {
                        break;
                    }
                }

                return any;
            case Condition.Not not:
                return Truths.Not(Evaluate(ref facts, not.Operand));
            case Condition.FormComparison c:
                return Test(ref facts, FieldForms.Where(c.Operator, c.Form.Rank));
            case Condition.RoleIs role:
                return role.Role == Role.ThirdParty ? Truths.Not(AnyAgreement(ref facts, null)) : AnyAgreement(ref facts, role.Role);
            case Condition.FactComparison c:
                return facts.Of(c.Fact) is { } fact ? Compare(ref facts, fact, c.Operator, c.Value) : facts.Open(c.Fact);
            case Condition.AttributeMembership m:
                return facts.Of(m.Attribute) is { } member ? IsOneOf(ref facts, member, m.Values) : facts.Open(m.Attribute, m);
            case Condition.FactMembership m:
                return facts.Of(m.Fact) is { } one ? IsOneOf(ref facts, one, m.Values) : facts.Open(m.Fact);
            case Condition.AgreementHolds agreement:
                return Holds(ref facts, agreement.Agreement);
            case Condition.AnyAgreement:
                return AnyAgreement(ref facts, null);
            case Condition.FormMembership m:
                return Test(ref facts, FieldForms.Of(m.Forms));
            case Condition.ClaimRefuted:
                return !facts.TryClaim(out var claim) ? Truth.Unknown
                    : claim is { } rank ? Test(ref facts, FieldForms.Below(rank))
                    : Truth.False;
            case Condition.About about:
                return Contains(ref facts, about.Population);
            case Condition.Beside beside:
                return facts.IsBeside(beside);
            case Condition.ParameterComparison c:
                return facts.Of(c.Parameter) is { } argument ? Compare(ref facts, argument, c.Operator, c.Value) : facts.Open(c.Parameter);
            case Condition.ParameterMembership m:
                return facts.Of(m.Parameter) is { } given ? IsOneOf(ref facts, given, m.Values) : facts.Open(m.Parameter);
            case Condition.Enumerable:
                return facts.IsEnumerable();
            case Condition.Constant constant:
                return Truths.Of(constant.Value);
            default:
                throw new NotSupportedException(condition.GetType().Name);
        }
    }

    /// <summary>Whether the possible forms are among some: unknown where only a part of them is.</summary>
    public static Truth Test<TFacts>(ref TFacts facts, ulong wanted)
        where TFacts : struct, IFlowFacts
    {
        var possible = facts.Forms();
        return (possible & wanted) == 0 ? Truth.False
            : (possible & ~wanted) == 0 ? Truth.True
            : Truth.Unknown;
    }

    /// <summary>Whether some agreement holds, of a role or of any.</summary>
    public static Truth AnyAgreement<TFacts>(ref TFacts facts, Role? role)
        where TFacts : struct, IFlowFacts
    {
        var result = Truth.False;
        foreach (var named in facts.Agreements)
        {
            if (role is null || named.Value.Role == role)
            {
                result = Truths.Or(result, Holds(ref facts, named.Value));
            }
        }

        return result;
    }

    /// <summary>A consent: false where its scope does not touch; what is said of it where it covers; in between false or unknown.</summary>
    private static Truth Holds<TFacts>(ref TFacts facts, ConsentSymbol consent)
        where TFacts : struct, IFlowFacts
    {
        if (!consent.Scope.Touches(facts.Names))
        {
            return Truth.False;
        }

        return facts.Of(consent) switch
        {
            ConsentStatus.None => Truth.False,
            ConsentStatus.All when consent.Scope.Covers(facts.Names) => Truth.True,
            ConsentStatus.DayUnknown => Truth.Unknown,
            _ => facts.Open(consent),
        };
    }

    /// <summary>An agreement: named, in force, with that recipient, with its evidence, and about the category and purpose.</summary>
    private static Truth Holds<TFacts>(ref TFacts facts, AgreementSymbol agreement)
        where TFacts : struct, IFlowFacts
    {
        var scope = agreement.Scope;
        if (
            !scope.Partners.Covers(facts.Names.Partner)
            || !scope.Categories.Touches(facts.Names.Category)
            || !scope.Purposes.Touches(facts.Names.Purpose)
        )
        {
            return Truth.False;
        }

        var mark = facts.Begin();
        var result = facts.Of(agreement);
        if (result != Truth.False && !(scope.Categories.Covers(facts.Names.Category) && scope.Purposes.Covers(facts.Names.Purpose)))
        {
            result = Truths.And(result, facts.Open(agreement));
        }

        return facts.End(result, mark);
    }

    /// <summary>
    /// Whether the people are in a population: true where the transfer is about it or one below it; else, per person, the predicates of it
    /// and of all above it that do not contain what the transfer is about.
    /// </summary>
    private static Truth Contains<TFacts>(ref TFacts facts, PopulationSymbol population)
        where TFacts : struct, IFlowFacts
    {
        if (!facts.TryPopulation(out var about))
        {
            return Truth.Unknown;
        }

        var result = Truth.True;
        for (TreeSymbol? above = population; above is not null && result != Truth.False; above = above.Parent)
        {
            if (PopulationMembership.IsAsked(about, above))
            {
                var asked = (PopulationSymbol)above;
                result = Truths.And(result, asked.Predicate is { } predicate ? Evaluate(ref facts, predicate) : facts.Open(asked));
            }
        }

        return result;
    }

    private static Truth Compare<TFacts>(ref TFacts facts, Value left, ComparisonOperator comparison, Value right)
        where TFacts : struct, IFlowFacts =>
        left.Kind switch
        {
            ValueKind.Duration => facts.Compare(left, comparison, right),
            ValueKind.Country or ValueKind.Text or ValueKind.Choice => Truths.Of(
                ComparisonOperators.Holds(comparison, string.CompareOrdinal(left.Text, right.Text))
            ),
            _ => Truths.Of(ComparisonOperators.Holds(comparison, left.Number.CompareTo(right.Number))),
        };

    private static Truth IsOneOf<TFacts>(ref TFacts facts, Value value, ImmutableArray<Value> values)
        where TFacts : struct, IFlowFacts
    {
        var result = Truth.False;
        foreach (var one in values)
        {
            result = Truths.Or(result, Compare(ref facts, value, ComparisonOperator.Equal, one));
        }

        return result;
    }
}
