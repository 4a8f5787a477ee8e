using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>The different lists of rules that cells of the table have, each kept once. Only grows; reading needs no lock.</summary>
internal sealed class RulePlans
{
    private readonly ConcurrentDictionary<ImmutableArray<Rule>, int> numbers = new(SameRules.Instance);
    private readonly Lock growing = new();
    private RulePlan[] plans = new RulePlan[16];
    private int count;

    /// <summary>How many bytes the lists take with the dictionary that finds them, without the rules themselves.</summary>
    public long Bytes =>
        Volatile
            .Read(ref plans)
            .Where(static p => p is not null)
            .Sum(static p => 160L + (8L * p.Rules.Length) + (32L * (p.Allows.Length + p.Denies.Length)));

    /// <summary>The list with that number.</summary>
    public RulePlan this[int number] => Volatile.Read(ref plans)[number];

    /// <summary>The number of a list, a new one where it has none yet.</summary>
    public int Number(ImmutableArray<Rule> rules)
    {
        if (numbers.TryGetValue(rules, out var known))
        {
            return known;
        }

        // Only the first flow of its kind comes here; deciding never waits for it.
        lock (growing)
        {
            if (numbers.TryGetValue(rules, out known))
            {
                return known;
            }

            if (count == plans.Length)
            {
                var larger = new RulePlan[count * 2];
                plans.CopyTo(larger, 0);
                Volatile.Write(ref plans, larger);
            }

            plans[count] = new RulePlan(rules);
            numbers[rules] = count;
            return count++;
        }
    }

    private sealed class SameRules : IEqualityComparer<ImmutableArray<Rule>>
    {
        public static SameRules Instance { get; } = new();

        public bool Equals(ImmutableArray<Rule> x, ImmutableArray<Rule> y)
        {
            if (x.Length != y.Length)
            {
                return false;
            }

            for (var i = 0; i < x.Length; i++)
            {
                if (!ReferenceEquals(x[i], y[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(ImmutableArray<Rule> obj)
        {
            var hash = obj.Length;
            foreach (var rule in obj)
            {
                hash = (hash * 31) + rule.Id;
            }

            return hash;
        }
    }
}
