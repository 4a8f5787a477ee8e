using System.Numerics;

namespace Sluice.Benchmarks;

/// <summary>One bit for each rule, three sets and the AND of them: the floor for deciding by numbers.</summary>
public sealed class BitsetFloor
{
    private readonly WorkloadRule[] rules;
    private readonly ulong[][] categories;
    private readonly ulong[][] partners;
    private readonly ulong[][] purposes;

    public BitsetFloor(Workload workload)
    {
        rules = workload.Rules;
        categories = Sets(Workload.Categories, static r => r.Categories);
        partners = Sets(Workload.Partners, static r => r.Partners);
        purposes = Sets(Workload.Purposes, static r => r.Purposes);
    }

    public bool Decide(int category, int partner, int purpose, bool[] flags, Span<int> deciding, out int decided)
    {
        decided = 0;
        var (a, b, c) = (categories[category], partners[partner], purposes[purpose]);
        var (allowed, denied) = (false, false);
        for (var word = 0; word < a.Length; word++)
        {
            for (var bits = a[word] & b[word] & c[word]; bits != 0; bits &= bits - 1)
            {
                var rule = rules[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (rule.Flag < 0 || flags[rule.Flag])
                {
                    (allowed, denied) = (allowed || rule.Allow, denied || !rule.Allow);
                    if (decided < deciding.Length)
                    {
                        deciding[decided++] = rule.Number;
                    }
                }
            }
        }

        return allowed && !denied;
    }

    private ulong[][] Sets(int names, Func<WorkloadRule, int[]> of)
    {
        var sets = Enumerable.Range(0, names).Select(_ => new ulong[(rules.Length + 63) / 64]).ToArray();
        foreach (var rule in rules)
        {
            foreach (var name in of(rule))
            {
                sets[name][rule.Number >> 6] |= 1ul << rule.Number;
            }
        }

        return sets;
    }
}
