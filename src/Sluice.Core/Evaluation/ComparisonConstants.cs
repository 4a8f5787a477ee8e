using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// The constants with which the rules that apply to a flow, and the techniques applied to its field, compare unknown facts.
/// </summary>
internal sealed class ComparisonConstants
{
    private readonly Dictionary<Variable, HashSet<Value>> constants = [];
    private readonly HashSet<PopulationSymbol> seen = [];
    private readonly StatedFlow flow;

    public ComparisonConstants(StatedFlow flow, IEnumerable<Rule> applicable, IEnumerable<Condition> assumed)
    {
        this.flow = flow;
        foreach (var rule in applicable)
        {
            Add(rule.Clauses);
        }

        Add(flow.People?.Predicate);
        foreach (var condition in assumed)
        {
            Add(condition);
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

    /// <summary>All durations that anything is compared with, or that the transfer states.</summary>
    public HashSet<Value> Durations { get; } = [];

    /// <summary>The days on which something begins or ends.</summary>
    public HashSet<DateOnly> Days { get; } = [];

    /// <summary>What one of them is compared with.</summary>
    public HashSet<Value> With(Variable variable) => constants.GetValueOrDefault(variable) ?? [];

    private void Add(ImmutableArray<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            AddPeriod(clause.Period);
            Add(clause.Condition);
            Add(clause.Block?.Clauses ?? []);
        }
    }

    private void AddPopulation(PopulationSymbol population)
    {
        foreach (var asked in PopulationMembership.Asked(flow, population))
        {
            if (seen.Add(asked))
            {
                Add(asked.Predicate);
            }
        }
    }

    private void Add(Condition? condition, int use = -1, TechniqueUse? technique = null)
    {
        foreach (var mention in Mention.In(condition))
        {
            switch (mention)
            {
                case Mention.Attribute attribute:
                    Add(new Variable.Attribute(attribute.Symbol), attribute.Values);
                    break;
                case Mention.Fact fact:
                    Add(new Variable.Fact(fact.Name), fact.Values);
                    break;
                case Mention.Parameter parameter:
                    Add(new Variable.Parameter(use, technique!.Technique, parameter.Symbol), parameter.Values);
                    break;
                case Mention.Population population:
                    AddPopulation(population.Symbol);
                    break;
            }
        }
    }

    private void Add(Variable variable, ImmutableArray<Value> values)
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
                Durations.Add(value);
            }
        }
    }

    private void AddPeriod(Period period)
    {
        foreach (var day in period.Changes())
        {
            Days.Add(day);
        }
    }

    private void AddStatedDurations()
    {
        foreach (var fact in BuiltinFacts.All)
        {
            if (fact.Type.Kind == ValueKind.Duration && flow.Stated(fact.Fact) is { } stated)
            {
                Durations.Add(stated);
            }
        }

        foreach (var attribute in flow.Program.Vocabulary.Attributes.All)
        {
            if (flow.Stated(attribute) is { Kind: ValueKind.Duration } stated)
            {
                Durations.Add(stated);
            }
        }

        foreach (
            var argument in flow
                .Flow.Field.Techniques.SelectMany(static t => t.Arguments.Values)
                .Where(static a => a.Value.Kind == ValueKind.Duration)
        )
        {
            Durations.Add(argument.Value);
        }
    }
}
