using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Which sets of forms the techniques of a policy set can yield for a category, and by which uses. Parameters take every value that
/// matters, or none; several techniques are the strongest of what each yields. The facts that conditions of techniques ask for are taken
/// from the evaluation context.
/// </summary>
internal sealed class ReachableForms
{
    private const int MostSets = 4096;
    private const int MostArguments = 20_000;

    private readonly StatedFlow flow;
    private readonly ImmutableArray<TechniqueSymbol> techniques;
    private readonly Dictionary<string, List<(ulong Forms, ImmutableArray<TechniqueUse> Uses)>?> known = new(StringComparer.Ordinal);
    private ImmutableArray<Variable> facts;

    public ReachableForms(StatedFlow open)
    {
        flow = open;
        techniques = open.Program.Vocabulary.Techniques.All;
    }

    /// <summary>The variables that the forms depend on, besides parameters and the category.</summary>
    public ImmutableArray<Variable> Facts => facts.IsDefault ? facts = AskedFor(techniques, FactOf) : facts;

    /// <summary>Every form that is possible.</summary>
    public ulong All => techniques.Aggregate(1ul, (forms, t) => forms | Yields(With(t, []), []));

    /// <summary>The sets of forms in an evaluation context, each with uses that yield it; null where there are too many to try.</summary>
    public List<(ulong Forms, ImmutableArray<TechniqueUse> Uses)>? In(IReadOnlyDictionary<Variable, Value> assumed)
    {
        var given = Facts.Where(assumed.ContainsKey).ToDictionary(static f => f, f => assumed[f]);
        var key = string.Join('\n', Facts.Select(f => given.TryGetValue(f, out var value) ? value.ToString() : "?"));
        if (!known.TryGetValue(key, out var sets))
        {
            known.Add(key, sets = Find(given));
        }

        return sets;
    }

    private List<(ulong Forms, ImmutableArray<TechniqueUse> Uses)>? Find(Dictionary<Variable, Value> facts)
    {
        var singles = new Dictionary<ulong, ImmutableArray<TechniqueUse>>();
        foreach (var technique in techniques)
        {
            if (!AddUses(singles, technique, facts))
            {
                return null;
            }
        }

        // Without any technique the data is what it was: the weakest form.
        var found = new List<(ulong Forms, ImmutableArray<TechniqueUse> Uses)> { (1ul, []) };
        var seen = new HashSet<ulong> { 1ul };
        var sorted = new List<KeyValuePair<ulong, ImmutableArray<TechniqueUse>>>(singles);
        sorted.Sort(
            static (l, r) =>
                string.CompareOrdinal(l.Value[0].Technique.Name, r.Value[0].Technique.Name) is not 0 and var order
                    ? order
                    : l.Key.CompareTo(r.Key)
        );
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var (forms, uses) in sorted)
            {
                var both = FieldForms.Strongest(found[i].Forms, forms);
                if (seen.Add(both))
                {
                    found.Add((both, found[i].Uses.AddRange(uses)));
                }
            }

            if (found.Count > MostSets)
            {
                return null;
            }
        }

        return found;
    }

    private bool AddUses(
        Dictionary<ulong, ImmutableArray<TechniqueUse>> singles,
        TechniqueSymbol technique,
        Dictionary<Variable, Value> facts
    )
    {
        var with = With(technique, []);
        var values = new Representatives(with, []);
        var asked = AskedFor([technique], ParameterOf);
        IEnumerable<ImmutableArray<KeyValuePair<ParameterSymbol, Value>>> arguments =
        [
            [],
        ];
        var count = 1L;
        foreach (var parameter in asked)
        {
            var variable = new Variable.Parameter(0, technique, parameter);
            var choices = (parameter.Type.Kind == ValueKind.Duration ? values.OfDurations() : values.Of(variable)).ToList();
            count *= choices.Count + 1;
            arguments = arguments.SelectMany(a =>
                choices.Select(c => a.Add(new KeyValuePair<ParameterSymbol, Value>(parameter, c))).Prepend(a)
            );
        }

        if (count > MostArguments)
        {
            return false;
        }

        foreach (var chosen in arguments)
        {
            var use = With(technique, chosen);
            singles.TryAdd(Yields(use, facts), use.Flow.Field.Techniques);
        }

        return true;
    }

    private StatedFlow With(TechniqueSymbol technique, IEnumerable<KeyValuePair<ParameterSymbol, Value>> arguments) =>
        HypotheticalFlow.With(flow, [HypotheticalFlow.Use(technique, flow.Flow.Category.Location, arguments)]);

    private static ulong Yields(StatedFlow with, Dictionary<Variable, Value> facts)
    {
        var context = new EvaluationContext(with, null);
        foreach (var (fact, value) in facts)
        {
            context.Assumed.Add(fact, value);
        }

        return FieldForms.Yields(context, 0, with.Flow.Field.Techniques[0]);
    }

    /// <summary>The variables that the conditions of some techniques ask for, each once, in their order.</summary>
    private static ImmutableArray<T> AskedFor<T>(ImmutableArray<TechniqueSymbol> techniques, Func<Mention, T?> of)
        where T : class =>
        [.. techniques.SelectMany(static t => t.Yields).SelectMany(static y => Mention.In(y.When)).Select(of).OfType<T>().Distinct()];

    private static Variable? FactOf(Mention mention) =>
        mention switch
        {
            Mention.Attribute attribute => new Variable.Attribute(attribute.Symbol),
            Mention.Fact fact => new Variable.Fact(fact.Name),
            _ => null,
        };

    private static ParameterSymbol? ParameterOf(Mention mention) => (mention as Mention.Parameter)?.Symbol;
}
