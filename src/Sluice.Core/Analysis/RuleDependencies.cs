using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>What some rules depend on, each variable with a number.</summary>
internal sealed class RuleDependencies
{
    /// <param name="rules">The rules.</param>
    /// <param name="variables">Tells what one of them depends on.</param>
    public RuleDependencies(ImmutableArray<Rule> rules, RuleVariables variables)
    {
        var sets = new HashSet<Variable>[rules.Length];
        Numbers = [];
        for (var rule = 0; rule < sets.Length; rule++)
        {
            sets[rule] = variables.Of(rules[rule]);
            foreach (var variable in sets[rule])
            {
                Numbers.TryAdd(variable, Numbers.Count);
            }
        }

        Variables = [.. Numbers.Keys];
        Mentioned = [.. Array.ConvertAll(sets, ToBits)];
        RulesOf = [.. Numbers.Keys.Select(v => WithIt(sets, v))];
    }

    /// <summary>What the rules depend on.</summary>
    public ImmutableArray<Variable> Variables { get; }

    /// <summary>The numbers of the variables.</summary>
    public Dictionary<Variable, int> Numbers { get; }

    /// <summary>For each rule what it depends on, one bit each.</summary>
    public ImmutableArray<ulong[]> Mentioned { get; }

    /// <summary>For each variable the rules that depend on it.</summary>
    public ImmutableArray<int[]> RulesOf { get; }

    /// <summary>How many words a set of variables takes.</summary>
    public int Words => (Variables.Length >> 6) + 1;

    private static int[] WithIt(HashSet<Variable>[] sets, Variable variable)
    {
        var rules = new List<int>();
        for (var rule = 0; rule < sets.Length; rule++)
        {
            if (sets[rule].Contains(variable))
            {
                rules.Add(rule);
            }
        }

        return [.. rules];
    }

    private ulong[] ToBits(HashSet<Variable> set)
    {
        var bits = new ulong[Words];
        foreach (var variable in set)
        {
            bits[Numbers[variable] >> 6] |= 1ul << Numbers[variable];
        }

        return bits;
    }
}
