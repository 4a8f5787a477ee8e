using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Names the unknown facts, the rules they matter to, and what would make them known.</summary>
internal static class UnknownFacts
{
    /// <summary>The facts of the transfer that left a rule or a claim open, sorted by name.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="day">The day; null when it is not known.</param>
    /// <param name="applicable">The rules that apply to the flow.</param>
    /// <param name="results">What these say for everyone.</param>
    /// <param name="witness">Values that would permit some person, when only unknown facts stand in the way.</param>
    public static ImmutableArray<UnknownFact> Find(
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        RuleResults results,
        IReadOnlyDictionary<Variable, Value>? witness
    )
    {
        if (NothingIsOpen(flow, results, witness))
        {
            return [];
        }

        var found = Collect(flow, day, applicable, results, witness);
        if (found.Count == 0)
        {
            return [];
        }

        found.Sort(static (l, r) => string.CompareOrdinal(l.Name, r.Name));
        return
        [
            .. found.Select(f => new UnknownFact(
                f.Name,
                [.. f.Rules.OrderBy(static r => r.Id).Select(static r => r.Name)],
                HintFor(flow, f.Variable)
            )),
        ];
    }

    /// <summary>
    /// Adds the names, each once, of the unknown facts that keep a flow from being permitted. A claim that only may be refuted refuses
    /// nothing, so it is left out where the flow is allowed.
    /// </summary>
    public static void AddNames(
        ref List<string>? names,
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        RuleResults results,
        IReadOnlyDictionary<Variable, Value>? witness,
        bool isAllowed
    )
    {
        foreach (var entry in Collect(flow, day, applicable, results, witness))
        {
            if ((!isAllowed || entry.Rules.Count == 0) && names?.Contains(entry.Name) != true)
            {
                (names ??= []).Add(entry.Name);
            }
        }
    }

    private static bool NothingIsOpen(StatedFlow flow, RuleResults results, IReadOnlyDictionary<Variable, Value>? witness) =>
        results.Open.Count == 0 && witness is null && flow.Flow.Field.Claim is null;

    private static List<Entry> Collect(
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        RuleResults results,
        IReadOnlyDictionary<Variable, Value>? witness
    )
    {
        if (NothingIsOpen(flow, results, witness))
        {
            return [];
        }

        var found = new List<Entry>();
        foreach (var open in results.Open)
        {
            foreach (var variable in open.Unknowns)
            {
                Add(found, flow, variable, open.Rule);
            }
        }

        AddHidden(found, flow, day, applicable, witness);
        var context = new EvaluationContext(flow, day);
        if (flow.Flow.Field.Claim is { } claim && FieldForms.Test(context, FieldForms.Below(claim.Value.Rank)) == Truth.Unknown)
        {
            found.Add(new Entry($"claim {claim.Value.Name}", context.Unknowns.Count > 0 ? context.Unknowns[0] : new Variable.Enumerable()));
            foreach (var variable in context.Unknowns)
            {
                Add(found, flow, variable, null);
            }
        }

        return found;
    }

    /// <summary>
    /// Facts that show only once something of a person is known: the length of a month matters when a person's tenure is compared with it.
    /// Each is taken out of the witness again, to see which rules it leaves open.
    /// </summary>
    private static void AddHidden(
        List<Entry> found,
        StatedFlow flow,
        DateOnly? day,
        ImmutableArray<Rule> applicable,
        IReadOnlyDictionary<Variable, Value>? witness
    )
    {
        if (witness is null)
        {
            return;
        }

        var known = found.Select(static f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var hidden in witness.Keys.Where(v => !flow.IsPerPerson(v) && !known.Contains(NameOf(v))))
        {
            var context = new EvaluationContext(flow, day);
            foreach (var (variable, value) in witness)
            {
                if (variable != hidden)
                {
                    context.Assumed.Add(variable, value);
                }
            }

            foreach (var rule in applicable)
            {
                if (rule.Effect != RuleEffect.Oblige && RuleEvaluator.Evaluate(context, rule) == Truth.Unknown)
                {
                    Add(found, flow, hidden, rule);
                }
            }
        }
    }

    /// <summary>The unknown in words of the language.</summary>
    public static string NameOf(Variable variable) =>
        variable switch
        {
            Variable.Attribute attribute => attribute.Symbol.Name,
            Variable.Fact fact => BuiltinFacts.NameOf(fact.Name),
            Variable.Parameter parameter => $"{parameter.Technique.Name}.{parameter.Symbol.Name}",
            Variable.Consent consent => "consent " + consent.Symbol.Name,
            Variable.Agreement agreement => "agreement " + agreement.Symbol.Name,
            Variable.Population population => "about " + population.Symbol.Name,
            Variable.Beside beside => beside.Condition.Text,
            Variable.Length length => "length of " + Value.OfDuration(length.Amount, length.Unit),
            _ => "enumerable",
        };

    private static void Add(List<Entry> found, StatedFlow flow, Variable variable, Rule? rule)
    {
        if (flow.IsPerPerson(variable))
        {
            return;
        }

        // There are few of them: equal variables are found without building their names.
        var entry = found.Find(f => f.Variable == variable);
        if (entry is null)
        {
            var name = NameOf(variable);
            entry = found.Find(f => f.Name == name);
            if (entry is null)
            {
                found.Add(entry = new Entry(name, variable));
            }
        }

        if (rule is not null && !entry.Rules.Contains(rule))
        {
            entry.Rules.Add(rule);
        }
    }

    private static string HintFor(StatedFlow flow, Variable variable) =>
        variable switch
        {
            Variable.Attribute { Symbol: { OfSubject: true } a } =>
                $"map a column to `{a.Name}` under `subject` of dataset `{flow.Flow.Dataset.Name.Value}`",
            Variable.Attribute { Symbol: { Script: not null } a } => $"`{a.Name}` is computed by a script: allow scripts",
            Variable.Attribute a => $"state `{a.Symbol.Name}` under `attributes`",
            Variable.Fact f => BuiltinFacts.Of(f.Name).Advice,
            Variable.Parameter p => $"give `{p.Symbol.Name}` to technique `{p.Technique.Name}`",
            Variable.Consent c when flow.Manifest.Consents.ContainsKey(c.Symbol) =>
                $"consent `{c.Symbol.Name}` covers only a part of this flow: name the flow more exactly",
            Variable.Consent c => $"state for whom consent `{c.Symbol.Name}` holds",
            Variable.Agreement a => $"agreement `{a.Symbol.Name}` covers only a part of this flow: name the flow more exactly",
            Variable.Beside => "name what goes along more exactly: a name with others below it may stand for any of them",
            Variable.Population p => $"name a population inside `{p.Symbol.Name}`",
            Variable.Length l => $"state {Value.OfDuration(l.Amount, l.Unit)} in days",
            _ => $"declare the domain of category `{flow.Category.Name}`",
        };

    private sealed record Entry(string Name, Variable Variable)
    {
        public List<Rule> Rules { get; } = [];
    }
}
