using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Manifests;
using Sluice.Core.Semantics;

namespace Sluice.Core.Evaluation;

/// <summary>
/// For each thing that is not known, enough values to stand for all: those it is compared with in the rules that apply, and those beside and between them.
/// </summary>
internal sealed class Representatives
{
    private readonly Dictionary<Variable, HashSet<Value>> constants = [];
    private readonly HashSet<Value> durations = [];
    private readonly HashSet<DateOnly> days = [];
    private readonly HashSet<PopulationSymbol> seen = [];
    private readonly FlowContext flow;

    public Representatives(FlowContext flow, ImmutableArray<Rule> applicable)
    {
        this.flow = flow;
        foreach (var rule in applicable)
        {
            AddPeriod(rule.Period);
            Add(rule.Required);
            AddClauses(rule.About, rule.When, rule.Unless, rule.Exceptions);
        }

        var uses = flow.Flow.Field.Techniques;
        for (var i = 0; i < uses.Length; i++)
        {
            foreach (var clause in uses[i].Technique.Yields)
            {
                Add(clause.When, i, uses[i]);
            }
        }

        foreach (var agreement in flow.Manifest.Agreements)
        {
            AddPeriod(agreement.Value.Period);
        }

        foreach (var statement in flow.Manifest.Consents.Values)
        {
            AddPeriod(statement.Value.Period);
        }

        AddStatedDurations();
    }

    /// <summary>Durations as for any other kind of value, with years also where nobody speaks of them: their length is less vague than that of twelve months.</summary>
    public IEnumerable<Value> OfDurations() => DurationRepresentatives.Of(durations).Concat(DurationRepresentatives.Years(durations)).Distinct();

    public IEnumerable<Value> Of(Variable variable)
    {
        var kind = variable switch
        {
            Variable.Attribute attribute => attribute.Symbol.Type,
            Variable.Fact fact => BuiltinFacts.TypeOf(fact.Name),
            Variable.Parameter parameter => parameter.Symbol.Type,
            _ => new AttributeType(ValueKind.Boolean),
        };
        var known = constants.GetValueOrDefault(variable) ?? [];
        return variable switch
        {
            Variable.Length length => DurationRepresentatives.OfLength(length, durations),
            Variable.Fact { Name: BuiltinFact.Date } => ValueRepresentatives.OfDates(known, days),
            _ when kind.Kind == ValueKind.Duration => DurationRepresentatives.Of(durations),
            _ => ValueRepresentatives.Of(kind, known),
        };
    }

    private void AddClauses(PopulationSymbol? about, Condition? when, Condition? unless, ImmutableArray<RuleException> exceptions)
    {
        if (about is not null)
        {
            AddPopulation(about);
        }

        Add(when);
        Add(unless);
        foreach (var exception in exceptions)
        {
            AddClauses(exception.About, exception.When, exception.Unless, exception.Exceptions);
        }
    }

    private void AddPopulation(PopulationSymbol population)
    {
        foreach (var asked in Populations.Asked(flow, population))
        {
            if (seen.Add(asked))
            {
                Add(asked.Predicate);
            }
        }
    }

    private void Add(Condition? condition, int use = -1, TechniqueUse? technique = null)
    {
        foreach (var part in ConditionWalker.All(condition))
        {
            switch (part)
            {
                case Condition.AttributeComparison c:
                    Add(new Variable.Attribute(c.Attribute), c.Value);
                    break;
                case Condition.AttributeMembership m:
                    Add(new Variable.Attribute(m.Attribute), [.. m.Values]);
                    break;
                case Condition.FactComparison c:
                    Add(new Variable.Fact(c.Fact), c.Value);
                    break;
                case Condition.FactMembership m:
                    Add(new Variable.Fact(m.Fact), [.. m.Values]);
                    break;
                case Condition.ParameterComparison c:
                    Add(new Variable.Parameter(use, technique!.Technique, c.Parameter), c.Value);
                    break;
                case Condition.ParameterMembership m:
                    Add(new Variable.Parameter(use, technique!.Technique, m.Parameter), [.. m.Values]);
                    break;
                case Condition.About about:
                    AddPopulation(about.Population);
                    break;
            }
        }
    }

    private void Add(Variable variable, params ReadOnlySpan<Value> values)
    {
        if (!constants.TryGetValue(variable, out var known))
        {
            constants.Add(variable, known = []);
        }

        foreach (var value in values)
        {
            known.Add(value);
            if (value.Kind == ValueKind.Duration)
            {
                durations.Add(value);
            }
        }
    }

    private void AddPeriod(Period period)
    {
        foreach (var day in period.Changes())
        {
            days.Add(day);
        }
    }

    private void AddStatedDurations()
    {
        if (flow.Stated(BuiltinFact.Retention) is { } retention)
        {
            durations.Add(retention);
        }

        foreach (var attribute in flow.Program.Vocabulary.Attributes.All)
        {
            if (flow.Stated(attribute) is { Kind: ValueKind.Duration } stated)
            {
                durations.Add(stated);
            }
        }

        foreach (var argument in flow.Flow.Field.Techniques.SelectMany(static t => t.Arguments.Values).Where(static a => a.Value.Kind == ValueKind.Duration))
        {
            durations.Add(argument.Value);
        }
    }
}
