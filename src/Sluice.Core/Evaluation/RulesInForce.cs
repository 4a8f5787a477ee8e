using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// The rules in force on each of some days. A rule out of its period is false whatever else holds, so it need not be looked at: of
/// thousands of rules for a day each, a day has one.
/// </summary>
/// <param name="days">The days, in their order.</param>
internal sealed class RulesInForce(IReadOnlyList<DateOnly> days)
{
    private readonly Dictionary<ImmutableArray<Rule>, ImmutableArray<Rule>[]> known = [];

    /// <summary>The days.</summary>
    public IReadOnlyList<DateOnly> Days { get; } = days;

    /// <summary>For each day those of some rules that are in force, in their order. Days with the same rules share one list.</summary>
    public ImmutableArray<Rule>[] Of(ImmutableArray<Rule> rules)
    {
        if (!known.TryGetValue(rules, out var each))
        {
            known.Add(rules, each = Each(rules));
        }

        return each;
    }

    private ImmutableArray<Rule>[] Each(ImmutableArray<Rule> rules)
    {
        var each = new ImmutableArray<Rule>[Days.Count];
        var bounded = rules.Where(static r => !r.Period.IsAlways).OrderBy(static r => r.Period.From ?? DateOnly.MinValue).ToArray();
        if (bounded.Length == 0)
        {
            Array.Fill(each, rules);
            return each;
        }

        var always = rules.RemoveAll(static r => !r.Period.IsAlways);
        var now = always;
        var active = new SortedList<int, Rule>();
        var next = 0;
        for (var i = 0; i < each.Length; i++)
        {
            var before = next;
            while (next < bounded.Length && !(bounded[next].Period.From > Days[i]))
            {
                active.TryAdd(bounded[next].Id, bounded[next++]);
            }

            var ended = active.Values.Where(r => r.Period.Until <= Days[i]).ToList();
            ended.ForEach(r => active.Remove(r.Id));
            if (before != next || ended.Count > 0)
            {
                now = active.Count == 0 ? always : [.. always.Concat(active.Values).OrderBy(static r => r.Id)];
            }

            each[i] = now;
        }

        return each;
    }
}
