using System.Collections.Immutable;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// The facts of an evaluation context: what the manifest states, else what is assumed; what is neither is recorded as unknown.
/// </summary>
/// <param name="s">The evaluation context.</param>
/// <param name="use">The place of a technique among those of the field, whose conditions are asked.</param>
/// <param name="technique">
/// That technique with its arguments; null where the conditions of none are asked, which alone speak of parameters.
/// </param>
internal readonly struct ContextFacts(EvaluationContext s, int use = -1, TechniqueUse? technique = null) : IFlowFacts
{
    public FlowNames Names => s.Flow.Names;

    public ImmutableArray<Located<AgreementSymbol>> Agreements => s.Flow.Manifest.Agreements;

    public int Begin()
    {
        s.Evaluated++;
        return s.Mark;
    }

    public Truth End(Truth result, int mark) => s.Keep(result, mark);

    public Truth Within(Period period)
    {
        if (period.IsAlways)
        {
            return Truth.True;
        }

        if (s.Day is { } day)
        {
            return Truths.Of(period.Contains(day));
        }

        var variable = new Variable.Fact(BuiltinFact.Date);
        return s.TryAssumed(variable, out var assumed) ? Truths.Of(period.Contains(assumed.ToDate())) : s.NoteUnknown(variable);
    }

    public Value? Of(AttributeSymbol attribute) =>
        s.Flow.Stated(attribute) ?? (s.AssumesAnything ? s.Assumption(new Variable.Attribute(attribute)) : null);

    public Value? Of(BuiltinFact fact)
    {
        var stated =
            fact == BuiltinFact.Date
                ? s.Day is { } day
                    ? Value.OfDate(day)
                    : (Value?)null
                : s.Flow.Stated(fact);
        return stated ?? (s.AssumesAnything ? s.Assumption(new Variable.Fact(fact)) : null);
    }

    public Value? Of(ParameterSymbol parameter) =>
        technique is null ? null
        : technique.Arguments.TryGetValue(parameter, out var given) ? given.Value
        : s.Assumption(new Variable.Parameter(use, technique.Technique, parameter));

    public Truth Open(AttributeSymbol attribute, Condition comparison)
    {
        // A comparison with what is not known can follow from what the transfer is about.
        if (attribute.OfSubject && s.People is { } people)
        {
            return people.Settle(s, comparison) is not Truth.Unknown and var settled
                ? settled
                : NoteUnsettled(attribute, people.Attributes);
        }

        s.NoteUnknown(new Variable.Attribute(attribute));
        if (
            s is { Open: { } open, TakesPeopleAsTheyAre: false }
            && attribute.OfSubject
            && !s.TryAssumed(new Variable.Audience(), out _)
            && open.IsSettledBySome(attribute)
        )
        {
            s.NoteUnknown(new Variable.Audience());
        }

        return Truth.Unknown;
    }

    public Truth Open(BuiltinFact fact) => s.NoteUnknown(new Variable.Fact(fact));

    public Truth Open(ParameterSymbol parameter) =>
        technique is null ? Truth.Unknown : s.NoteUnknown(new Variable.Parameter(use, technique.Technique, parameter));

    public Truth Compare(Value left, ComparisonOperator comparison, Value right) => Durations.Compare(s, left, comparison, right);

    public Truth IsEnumerable() =>
        technique is null
            ? Truth.Unknown
            : s.Enumerable ?? (s.Flow.IsEnumerable() is { } known ? Truths.Of(known) : s.AssumedTruth(new Variable.Enumerable()));

    public ConsentStatus Of(ConsentSymbol consent)
    {
        if (!s.Flow.Manifest.Consents.TryGetValue(consent, out var statement))
        {
            return ConsentStatus.Unknown;
        }

        // Without a day nothing tells which records to look at, so a stated period leaves the consent open for the transfer, not per
        // person.
        return statement.Value.Holders == ConsentCoverage.None
            ? ConsentStatus.None
            : Within(statement.Value.Period) switch
            {
                Truth.False => ConsentStatus.None,
                Truth.Unknown => ConsentStatus.DayUnknown,
                _ => statement.Value.Holders == ConsentCoverage.All ? ConsentStatus.All : ConsentStatus.Unknown,
            };
    }

    public Truth Open(ConsentSymbol consent) => s.AssumedTruth(new Variable.Consent(consent));

    public Truth Of(AgreementSymbol agreement)
    {
        if (!IsNamed(agreement) || !HasEvidence(agreement))
        {
            return Truth.False;
        }

        var inForce = Within(agreement.Period);
        return inForce != Truth.False && s.Open is not null ? Truths.And(inForce, s.AssumedTruth(new Variable.Named(agreement))) : inForce;
    }

    public Truth Open(AgreementSymbol agreement) => s.AssumedTruth(new Variable.Agreement(agreement));

    public bool TryPopulation(out PopulationSymbol? about)
    {
        about = s.Flow.Population;
        if (s.Open is null)
        {
            return true;
        }

        var audience = new Variable.Audience();
        if (!s.TryAssumed(audience, out var chosen))
        {
            s.NoteUnknown(audience);
            return false;
        }

        about = chosen.Number < 0 ? null : s.Flow.Program.Vocabulary.Populations.All[(int)chosen.Number];
        return true;
    }

    public Truth Open(PopulationSymbol population) => s.AssumedTruth(new Variable.Population(population));

    public ulong Forms() => Evaluation.FieldForms.Possible(s);

    public bool TryClaim(out int? claim)
    {
        claim = s.Flow.Flow.Field.Claim?.Value.Rank;
        if (s.Open is null)
        {
            return true;
        }

        var variable = new Variable.Claim();
        if (!s.TryAssumed(variable, out var assumed))
        {
            s.NoteUnknown(variable);
            return false;
        }

        claim = assumed.Number < 0 ? null : (int)assumed.Number;
        return true;
    }

    public Truth IsBeside(Condition.Beside beside)
    {
        if (s.Open is null && s.Flow.IsBeside(beside) is not Truth.Unknown and var known)
        {
            return known;
        }

        // A hypothetical transfer may send what leaves it open, and that is not to be known.
        var variable = new Variable.Beside(beside);
        return !s.TryAssumed(variable, out var value) ? s.NoteUnknown(variable)
            : value.Number < 0 ? Truth.Unknown
            : Truths.Of(value.Number != 0);
    }

    /// <summary>What would be known of the person otherwise can settle the comparison as well.</summary>
    private Truth NoteUnsettled(AttributeSymbol attribute, IReadOnlyCollection<AttributeSymbol> together)
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

    private bool IsNamed(AgreementSymbol agreement)
    {
        foreach (var named in s.Flow.Manifest.Agreements)
        {
            if (named.Value == agreement)
            {
                return true;
            }
        }

        return false;
    }

    private bool HasEvidence(AgreementSymbol agreement) =>
        agreement.Evidence.IsEmpty
        || (s.Flow.Manifest.Evidence.TryGetValue(agreement, out var given) && agreement.Evidence.All(given.Contains));
}
