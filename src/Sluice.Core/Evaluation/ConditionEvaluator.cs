using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>The truth of conditions in a situation, by Kleene's logic. Total: it cannot fail on any bound condition.</summary>
internal static class ConditionEvaluator
{
    public static Truth Evaluate(Situation situation, Condition condition)
    {
        situation.Evaluated++;
        var mark = situation.Mark;
        return situation.Keep(EvaluatePart(situation, condition), mark);
    }

    private static Truth EvaluatePart(Situation s, Condition condition)
    {
        switch (condition)
        {
            case Condition.Constant constant:
                return Truths.Of(constant.Value);
            case Condition.And and:
                return EvaluateAll(s, and.Operands, Truth.True, Truth.False, static (l, r) => Truths.And(l, r));
            case Condition.Or or:
                return EvaluateAll(s, or.Operands, Truth.False, Truth.True, static (l, r) => Truths.Or(l, r));
            case Condition.Not not:
                return Truths.Not(Evaluate(s, not.Operand));
            case Condition.AttributeComparison c:
                return Lookup(s, c.Attribute) is { } attribute ? Compare(s, attribute, c.Operator, c.Value) : Settle(s, c.Attribute, c);
            case Condition.AttributeMembership m:
                return Lookup(s, m.Attribute) is { } member ? IsOneOf(s, member, m.Values) : Settle(s, m.Attribute, m);
            case Condition.FactComparison c:
                return Lookup(s, c.Fact) is { } fact ? Compare(s, fact, c.Operator, c.Value) : s.NoteUnknown(new Variable.Fact(c.Fact));
            case Condition.FactMembership m:
                return Lookup(s, m.Fact) is { } one ? IsOneOf(s, one, m.Values) : s.NoteUnknown(new Variable.Fact(m.Fact));
            case Condition.ConsentHolds consent:
                return Instruments.Holds(s, consent.Consent);
            case Condition.AgreementHolds agreement:
                return Instruments.Holds(s, agreement.Agreement);
            case Condition.AnyAgreement:
                return Instruments.AnyHolds(s, null);
            case Condition.RoleIs { Role: Role.ThirdParty }:
                return Truths.Not(Instruments.AnyHolds(s, null));
            case Condition.RoleIs role:
                return Instruments.AnyHolds(s, role.Role);
            case Condition.FormComparison c:
                return Forms.Test(s, Forms.Where(c.Operator, c.Form.Rank));
            case Condition.FormMembership m:
                return Forms.Test(s, Forms.Of(m.Forms));
            case Condition.ClaimRefuted when s.Open is not null:
                return OpenClaim(s);
            case Condition.ClaimRefuted:
                return s.Flow.Flow.Field.Claim is { } claim ? Forms.Test(s, Forms.Below(claim.Value.Rank)) : Truth.False;
            case Condition.About about:
                return Populations.Contains(s, about.Population);
            case Condition.Beside beside:
                return Beside(s, beside);
            default:
                // Parameters and `enumerable` only stand in techniques, which Forms evaluates.
                return Truth.Unknown;
        }
    }

    /// <summary>A comparison with what is not known can follow from what the transfer is about.</summary>
    private static Truth Settle(Situation s, AttributeSymbol attribute, Condition comparison)
    {
        if (attribute.OfSubject && s.People is { } people)
        {
            return people.Settle(s, comparison) is not Truth.Unknown and var settled ? settled : NoteUnsettled(s, attribute, people.Attributes);
        }

        s.NoteUnknown(new Variable.Attribute(attribute));
        if (s is { Open: { } open, TakesPeopleAsTheyAre: false } && attribute.OfSubject && !s.TryAssumed(new Variable.Audience(), out _) && open.IsSettledBySome(attribute))
        {
            s.NoteUnknown(new Variable.Audience());
        }

        return Truth.Unknown;
    }

    /// <summary>What would be known of the person otherwise can settle the comparison as well.</summary>
    private static Truth NoteUnsettled(Situation s, AttributeSymbol attribute, IReadOnlyCollection<AttributeSymbol> together)
    {
        s.NoteUnknown(new Variable.Attribute(attribute));
        if ((s.Open is not null || !s.Flow.IsPerPerson(attribute)) && together.Contains(attribute))
        {
            foreach (var other in together)
            {
                var variable = new Variable.Attribute(other);
                if (other != attribute && (s.Open is not null || s.Flow.IsPerPerson(other)) && !s.TryAssumed(variable, out _))
                {
                    s.NoteUnknown(variable);
                }
            }
        }

        return Truth.Unknown;
    }

    private static Truth Beside(Situation s, Condition.Beside beside)
    {
        if (s.Open is null && s.Flow.IsBeside(beside) is not Truth.Unknown and var known)
        {
            return known;
        }

        // An open transfer may send what leaves it open, and that is not to be known.
        var variable = new Variable.Beside(beside);
        return !s.TryAssumed(variable, out var value) ? s.NoteUnknown(variable)
            : value.Number < 0 ? Truth.Unknown
            : Truths.Of(value.Number != 0);
    }

    private static Truth OpenClaim(Situation s)
    {
        var variable = new Variable.Claim();
        return !s.TryAssumed(variable, out var claim) ? s.NoteUnknown(variable)
            : claim.Number < 0 ? Truth.False
            : Forms.Test(s, Forms.Below((int)claim.Number));
    }

    private static Truth EvaluateAll(Situation s, ImmutableArray<Condition> operands, Truth start, Truth decided, Func<Truth, Truth, Truth> combine)
    {
        var result = start;
        foreach (var operand in operands)
        {
            result = combine(result, Evaluate(s, operand));
            if (result == decided)
            {
                break;
            }
        }

        return result;
    }

    private static Value? Lookup(Situation s, AttributeSymbol attribute) =>
        s.Flow.Stated(attribute) ?? (s.AssumesAnything && s.TryAssumed(new Variable.Attribute(attribute), out var value) ? value : null);

    private static Value? Lookup(Situation s, BuiltinFact fact)
    {
        var stated = fact == BuiltinFact.Date ? s.Day is { } day ? Value.OfDate(day) : (Value?)null : s.Flow.Stated(fact);
        return stated ?? (s.AssumesAnything && s.TryAssumed(new Variable.Fact(fact), out var value) ? value : null);
    }

    internal static Truth Compare(Situation s, Value left, ComparisonOperator comparison, Value right) => left.Kind switch
    {
        ValueKind.Duration => Durations.Compare(s, left, comparison, right),
        ValueKind.Country or ValueKind.Text or ValueKind.Choice => Truths.Of(ComparisonOperators.Holds(comparison, string.CompareOrdinal(left.Text, right.Text))),
        _ => Truths.Of(ComparisonOperators.Holds(comparison, left.Number.CompareTo(right.Number))),
    };

    internal static Truth IsOneOf(Situation s, Value value, ImmutableArray<Value> values)
    {
        var result = Truth.False;
        foreach (var one in values)
        {
            result = Truths.Or(result, Compare(s, value, ComparisonOperator.Equal, one));
        }

        return result;
    }
}
